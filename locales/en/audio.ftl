# source: 85c6ecc0
on = Noted: I will send the messages as audio where your programme has recorded them; the others I write. To stop the audio, write: text only.
