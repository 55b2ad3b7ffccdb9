# source: 8ebb11eb
confirm = You can ask us to erase your name, your number, your messages and your accounts. They cannot be brought back afterwards, and I will stop writing to you. Do you want us to erase them?
    .yes = Yes, erase them
    .no = No, leave it as it is
    .retry = Sorry, answer 1 if you want us to erase them, or 2 if not.
# source: 6af8986b
asked = I have your request. { $called } A person of { $organisation } erases them within 10 working days and confirms it to you when it is done. From now on I ask you nothing more.
# source: 877ce254
kept = That is fine, nothing is erased and we go on as before. If you have a question about your data, write: help.
# source: 17387fe9
unsure = So as not to erase anything by mistake, I changed nothing. { $called-by }
