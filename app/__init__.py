"""Who uses it: the web questionnaire, the JSON API, the workbench of clinicians and the command line."""
