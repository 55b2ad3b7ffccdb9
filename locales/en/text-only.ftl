# source: d6795e91
off = Done, I will send text only. To go back to audio, write: audio.
