# When somebody tells that she is in danger, and what the person reads who protects her. Calm, no blame, no questions
# about details, no promises, no sending her to the police.

# To her
# source: e557ad95
safety-first = I am sorry about what is happening. You are not to blame. I am an automatic assistant, and a person helps you better in this. { $told }
# source: abe0aff6
safety-first-nobody-else = I am sorry about what is happening. I am an automatic assistant, and a person helps you better in this. { $told }
# source: 3ea45cf4
safety-told = I have told { $officer }, of { $organisation }, who keeps it private.
# source: f715b690
safety-nobody = Right now nobody of { $organisation } can be reached this way, and I prefer to tell you so. I keep trying.
# source: 30ae9bfa
safety-officer = the safeguarding person
# source: ff9b412d
safety-line = { $line }: { $phone }
# source: 4b9bdb95
safety-line-hours = { $line }: { $phone } ({ $hours })
# source: 9b305a04
safety-delete-chat = You can delete this chat from your telephone.
# source: cbb5b228
safety-advice-EXTORTION = Do not answer that number any more, and keep the messages.
# source: 3cc949fa
safety-advice-FRAUD = { $organisation } never asks for passwords, codes or money by message. Do not share them with anyone.
# source: 357d10f1
safety-ask-danger = Are you in danger right now?
# source: 2461a1ee
safety-ask-danger-yes = Yes
# source: 0d043245
safety-ask-danger-no = No
# source: a5fc8c6c
safety-ask-danger-call = I want a person to call me
# source: 7d979c10
safety-now =
    If you can, go to a safe place, with somebody you trust. { $told }
    { $lines }
# source: 9757b920
safety-not-now = Thank you for telling me.
# source: 8d96ec2d
safety-call = That is fine. I noted that you want a person to call you. { $told }
# source: 6796273f
safety-ask-whom = Would you like me to tell { $trainer } too? I do not say what you wrote to me.
# source: 457e1897
safety-ask-whom-trainer = Yes, { $trainer } too
# source: 5aa48984
safety-ask-whom-nobody =
    { $officer-told ->
        [yes] No, only the safeguarding person
       *[no] No, nobody else for now
    }
# source: 0fec8b5f
safety-trainer-told = Done: I asked { $trainer } to look for you, and told nothing else. I am here if you want to write to me.
# source: 9b95a51d
safety-trainer-gone = Right now I cannot write to { $trainer }, and I prefer to tell you so. { $told } I am still here if you want to write to me.
# source: 5f8c726b
safety-only-officer = That is fine. { $told } I am here if you want to write to me.
# source: b4c63c8d
safety-held =
    I am here. { $told } If you are in danger now:
    { $lines }
# source: ca7e4702
safety-stopped = That is fine, I do not write to you any more. { $told } If you want to come back, write: start.
# source: 79f20845
safety-back =
    I am here again. { $told } If you are in danger now:
    { $lines }
# source: b6e40990
safety-nobody-answers =
    Nobody of { $organisation } has answered me yet, and I prefer to tell you so. I keep telling them. If you are in danger now:
    { $lines }

# To who has not joined yet: nobody knows of which programme she is
# source: a81994b2
safety-stranger = I am sorry about what is happening. If you are in danger, call the emergency number of your country now or look for somebody you trust. I am the automatic assistant of a training programme for businesses, and from here I tell nobody.
# source: f56bedda
safety-stranger-lines = If you are in the country of your telephone number, you can call:

# To her trainer, if she wanted so
# source: 308a38ff
safety-trainer =
    { $name } wants you to look for her, in person or by telephone, today if you can. It is a delicate matter: do not ask her about it in writing or talk about it with anyone. { $officer-told ->
        [yes] The safeguarding person of { $organisation } knows already.
       *[no] I could not tell the safeguarding person of { $organisation } yet; I keep trying.
    }

# To the safeguarding person and her deputies: never her words, nor her name before somebody attends to her
# source: b2169ce0
safety-words-case = case
# source: 890ef636
safety-words-cases = cases, safeguarding
# source: 1ef646e6
safety-alert =
    Safeguarding alert: case { $case }. { $category }. { $urgency }
    Person { $contact }, { $country }. Hour at which she prefers to be looked for: { $hour }.{ $before ->
        [none] { "" }
       *[other] { " " }Told before you: { $before }.
    }
# source: 85aa1fb4
safety-officer-alert =
    Case { $case }. { $category }. { $urgency } Nobody attends to it yet.
    Person { $contact }, { $country }. Hour at which she prefers to be looked for: { $hour }.
# source: 80157688
safety-officer-now =
    URGENT: case { $case }. { $category }. She says now that she is in danger.
    Person { $contact }, { $country }. Please answer within 15 minutes.
# source: 1cbf03c6
safety-urgent = URGENT: please answer within 15 minutes.
# source: e9c29cb8
safety-not-urgent = Please answer within 4 working hours.
# source: da79f099
safety-officer-alert-attend = I attend to her
# source: d80ceff3
safety-officer-alert-cannot = I cannot now
# source: a54aa84d
safety-officer-menu =
    { $attends ->
        [me] You attend to case { $case }: { $category }. She is { $name }, of { $cohort }, trainer { $trainer }. Her telephone: { $phone }. Hour at which she prefers to be looked for: { $hour }.
       *[other] { $attended-by } attends to case { $case } ({ $category }).
    }{ $call ->
        [yes] { " " }She asked to be called.
       *[no] { "" }
    }{ $trainer-told ->
        [yes] { " " }She wanted her trainer to be told too, without details.
       *[no] { "" }
    }{ $silent ->
        [yes] { " " }She asked the assistant not to write to her.
       *[no] { "" }
    } The assistant asks her nothing while the case is open.
# source: 1f0ee44e
safety-officer-menu-read = Read here what she wrote
# source: dd1a3fb0
safety-officer-menu-clear = Close the case: the assistant may write to her again
# source: d56ca621
safety-officer-reading = This is what the person of case { $case } wrote. Delete it from this chat when you have read it. It is noted that you read it. To go on, write: case { $case }
# source: c6d23d13
safety-officer-clear =
    Shall we close case { $case }? { $silent ->
        [yes] She asked the assistant not to write to her: it stays silent until she writes "start".
       *[no] The assistant will go back to its usual questions, from where they were.
    } It is noted that you decided it.
# source: 401c0fdf
safety-officer-clear-yes = Yes, close it
# source: e9dc5471
safety-officer-clear-no = No, leave it open
# source: f17e0c31
safety-officer-cleared =
    I closed case { $case }. { $silent ->
        [yes] As she asked, the assistant stays silent.
       *[no] The assistant writes to her again.
    } Thank you for being with her.
# source: 4b6aafa1
safety-officer-declined = Thank you for telling me. I tell somebody else of case { $case }.
# source: d45befa5
safety-wrote-again = Case { $case }: she wrote again. I asked her nothing.
# source: e745fca7
safety-other-danger =
    Case { $case }: she wrote again, and tells of another danger now. { $category }.{ $urgent ->
        [yes] { " " }She may be in danger right now.
       *[no] { "" }
    }
# source: d9b64018
safety-said-in-danger = Case { $case }: she says that she is in danger right now.
# source: 5f3b8b7a
safety-said-not-in-danger = Case { $case }: she says that she is not in danger right now.
# source: cdca90d6
safety-said-wants-call =
    Case { $case }: she asks for a person to call her.{ $attends ->
        [me] { " " }Her telephone: { $phone }.
       *[other] { "" }
    }
# source: 2db78103
safety-said-only-officer = Case { $case }: she prefers that her trainer is not told. I told her nothing.
# source: 83b42ded
safety-said-trainer-too = Case { $case }: she wanted her trainer to be told too. I told her to look for her, and nothing more.
# source: 49da2762
safety-said-wants-silence = Case { $case }: she asked the assistant to write no more. Please look for her in another way.
# source: 6a155674
safety-file-voice-gone = Case { $case }: she sent a voice note that I can no longer download. Calmly, ask her what it said.
# source: 63dbcb7d
safety-file-voice-too-large = Case { $case }: she sent a very large voice note and I cannot pass it on to you. Calmly, ask her what it said.
# source: 2e574428
safety-file-voice-other = Case { $case }: she sent a voice note and I could not pass it on to you. To try again, write: case { $case }
# source: a06d62ef
safety-file-photo-gone = Case { $case }: she sent a photo that I can no longer download. Calmly, ask her what it showed.
# source: e96bbf10
safety-file-photo-too-large = Case { $case }: she sent a very large photo and I cannot pass it on to you. Calmly, ask her what it showed.
# source: a6e0a377
safety-file-photo-other = Case { $case }: she sent a photo and I could not pass it on to you. To try again, write: case { $case }
# source: 25654c98
safety-unreached = Case { $case }: the assistant's messages do not reach that person any more. Look for her in another way.
# source: e989e5d1
safety-still-open = Case { $case } ({ $category }) is still open and you attend to it. The assistant does not write to her until you close it.
# source: 4a4e59eb
safety-cases = Open cases. To see one, write for example: case { $example }
# source: 96171f4d
safety-case-line = Case { $case }: { $category }. { $attends ->
        [me] You attend to it.
        [other] { $attended-by } attends to it.
       *[nobody] Nobody attends to it yet.
    }
# source: 9df34c5f
safety-no-cases = There are no open cases.
# source: 2704f708
safety-no-case = I find no open case with that number. To see those there are, write: cases
# source: 5b26b278
safety-unknown = not known
# source: 86c9137b
safety-hour-morning = in the morning
# source: d8a00cae
safety-hour-midday = at midday
# source: 46825591
safety-hour-afternoon = in the afternoon
# source: 969a484f
safety-category-SELF_HARM = She may harm herself
# source: 2c9fff3f
safety-category-CHILD = A child
# source: 7c59eebf
safety-category-VAW = Violence at home
# source: 51a943f3
safety-category-EXTORTION = Extortion
# source: 07a168fb
safety-category-DEBT_THREAT = Threats over a debt
# source: 24677b15
safety-category-DANGER = Danger
# source: cfc69bc0
safety-category-FRAUD = Possible fraud
# source: a593c7a1
safety-category-DISASTER = Disaster
# source: 653ab0a1
safety-category-HEALTH = Health
# source: 6a4315a8
safety-category-GRIEF = Grief
# source: 8908343d
safety-category-ASKED = Wants to talk with a person of trust
