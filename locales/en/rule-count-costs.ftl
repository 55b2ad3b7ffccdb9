# source: 00c7932e
rule = { $hello }. I am the assistant of { $trainer }. The rule of this week: first the cost, then the price. Choose a product and note all you spend on it: material, gas, fares, packing. Then see whether the price leaves you something.
# source: 4d7aa739
done = { $hello }. I am the assistant of { $trainer }. Last week we spoke of noting the cost of a product before its price. Could you do it?
    .yes = Yes
    .half = Partly
    .no = Not yet
    .retry = Sorry, answer with the number. Could you note the cost of a product?
# source: 487f9a2b
well = Very good, { $name }! Now you know what that product leaves you. This week try another one.
# source: 463c05f2
half = You are on the way. See whether fares or your own time are missing: they are forgotten most often.
# source: 4ab2d7e1
not-yet = Do not worry. Begin with the product you sell most; that one is enough. If you want an idea from { $trainer }, write: help.
