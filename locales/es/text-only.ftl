off = Listo, le mando solo texto. Si quiere volver a los audios, escriba: audio.
