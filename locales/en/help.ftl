# source: 54f09392
call = I have told { $helper } that you need help. If you get no answer { $answer-by }, I will tell somebody else of the programme.
