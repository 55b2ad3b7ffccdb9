# source: 4b228115
tomorrow = { $hello }. I am the assistant of { $trainer }, of { $organisation }. Tomorrow, { $module-date }, is the class “{ $module }”. Bring your notebook and a question about your business. { $trainer } looks forward to seeing you.
