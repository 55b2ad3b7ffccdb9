# source: ad1b07ab
bye = Done, I will not write to you any more. Thank you for the time you shared. If you want to come back one day, write: start.
