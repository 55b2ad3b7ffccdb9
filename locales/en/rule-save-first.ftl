# source: e0b786b6
rule = { $hello }. I am the assistant of { $trainer }. The rule of this week: save first, spend later. On your best day, put a little aside before buying anything. Even if it is little, keep it for { $goal }.
# source: 13eac9c1
done = { $hello }. I am the assistant of { $trainer }. Last week we spoke of saving first, even a little. Could you put something aside?
    .yes = Yes
    .half = A little
    .no = Not yet
    .retry = Sorry, answer with the number. Could you put something aside this week?
# source: d264505e
well = Well done, { $name }! Saved is saved. That is how one gets, little by little, to { $goal }.
# source: 9588f795
half = A little counts too. What helps is doing it every week, on the same day.
# source: 7d5699ad
not-yet = Do not worry, some weeks there is not enough. Try with the smallest amount on your best day. If you want an idea from { $trainer }, write: help.
