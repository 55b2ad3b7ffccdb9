on = Anotado: le mando los mensajes en audio cuando su programa los tenga grabados; los demás se los escribo. Para dejar los audios, escriba: solo texto.
