call = { $called-by }
