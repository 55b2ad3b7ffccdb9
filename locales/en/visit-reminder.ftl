# source: eeaf317d
tomorrow = { $hello }. I am the assistant of { $trainer }, of { $organisation }. Tomorrow { $trainer } visits you at your business. Have your notebook at hand. Does it suit you?
    .yes = Yes, it does
    .no = Better another day
    .retry = Sorry, answer 1 if tomorrow suits you, or 2 if you prefer another day.
# source: e66cdcfb
ready = Good! May the visit go well.
# source: 0f1ff992
another-day = That is fine, another day. { $called }
