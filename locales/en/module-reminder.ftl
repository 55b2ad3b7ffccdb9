# source: cf5b635c
tomorrow = { $hello }. I am the assistant of { $trainer }, of { $organisation }. { $module-when ->
    [tomorrow] Tomorrow, { $module-date },
   *[later] On { $module-date }
  } is the class “{ $module }”. Bring your notebook and a question about your business. { $trainer } looks forward to seeing you.
