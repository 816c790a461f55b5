"""Write the pages on mutants and coverage anew, and what the handbook says of vignettes."""

from app.handbook.vignettes import PINNED
from tests.mutation.coverage import covered
from tests.mutation.pages import COVERAGE_PAGE, MUTATION_PAGE, coverage_page, mutation_page
from tests.mutation.pinning import pinned_text
from tests.mutation.trial import try_mutants

COVERAGE_PAGE.write_text(coverage_page(covered()), encoding="utf-8")
PINNED.write_text(pinned_text(), encoding="utf-8")
MUTATION_PAGE.write_text(mutation_page(try_mutants(lambda _: True)), encoding="utf-8")
