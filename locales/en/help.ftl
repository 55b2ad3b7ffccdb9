# source: 2d2da93a
call = { $called-by }
