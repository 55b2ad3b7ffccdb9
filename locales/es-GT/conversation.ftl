# Guatemala.
trainer-unknown = la seño de su grupo
