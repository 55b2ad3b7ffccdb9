# source: 1547738b
invite = Hello. I am the automatic assistant of { $trainer }, of { $organisation } and ACTEC. Every week I ask your sales, to support your business. I keep name, number, messages and sales: your programme sees them, they decide no credit. It is free. Leave: BAJA. Erase: BORRAR MIS DATOS. Do you accept?
    .yes = Yes, I accept
    .no = No
    .retry = Sorry, I did not understand. Do you accept that I write to you? Answer 1 if you do, or 2 if not.
# source: 770da62c
name = Thank you! What would you like to be called?
    .retry = Sorry, would you write me your name, please?
    .invalid = Would you write just your name, please? For example: María.
# source: 45f5baec
welcome = Nice to meet you. Every week I will ask how much you sold. If you need { $trainer }, write: help. If you make a mistake, write: correct. Here we never ask for passwords, codes or money.
# source: ae943c27
declined = That is fine, thank you for answering. I will ask nothing about your business. If you change your mind, write the code of your class again.
# source: 2889579c
later = No hurry. When you want to join, write the code of your class again.
