# source: 43e8496b
name = Hello. In this chat you will get the notices of your group of { $organisation }. What do the people of your group call you? For example: Doña Ana.
    .retry = Sorry, would you write what they call you, please?
# source: b39bfa8c
welcome = Thank you. When someone of your group asks for help, I tell you here with her name and the last thing she wrote.
