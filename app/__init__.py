"""Who uses it: the web questionnaire, the JSON API and the command line."""
