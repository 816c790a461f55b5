"""Write the pages on mutants and coverage anew."""

from tests.mutation.coverage import covered
from tests.mutation.pages import COVERAGE_PAGE, MUTATION_PAGE, coverage_page, mutation_page
from tests.mutation.trial import try_mutants

COVERAGE_PAGE.write_text(coverage_page(covered()), encoding="utf-8")
MUTATION_PAGE.write_text(mutation_page(try_mutants(lambda _: True)), encoding="utf-8")
