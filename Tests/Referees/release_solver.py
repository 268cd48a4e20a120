"""HiGHS, asked again and again for another objective over the same constraints."""

import highspy
import numpy
from scipy import sparse

EDGE = 1e-6


class Impossible(Exception):
    """No solution at all."""


class Undecided(Exception):
    """Whole numbers were sought for long enough."""


class Solver:
    """Whole numbers from 0 to `most` that keep rows within their limits; sought for `seconds` at most."""

    seconds = 60.0

    def __init__(self, rows: sparse.csr_matrix, lower: numpy.ndarray, upper: numpy.ndarray, most: float):
        self.rows, self.lower, self.upper = rows, lower, upper
        self.solver = highspy.Highs()
        for option, value in (
            ("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.99),
            ("random_seed", 1),
        ):
            self.solver.setOptionValue(option, value)
        self.size = rows.shape[1]
        self.columns = numpy.arange(self.size, dtype=numpy.int32)
        self.is_whole = False
        self.solver.passModel(self.program(most))

    def program(self, most: float) -> highspy.HighsLp:
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = self.size, self.rows.shape[0]
        program.col_cost_ = numpy.zeros(self.size)
        program.col_lower_, program.col_upper_ = numpy.zeros(self.size), numpy.full(self.size, most)
        program.row_lower_, program.row_upper_ = self.lower, self.upper
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = self.rows.indptr
        program.a_matrix_.index_ = self.rows.indices
        program.a_matrix_.value_ = self.rows.data
        return program

    def relaxed(self, objective: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        """The greatest value over fractions too: no whole numbers reach more."""
        return self.greatest(objective, whole=False)

    def exact(
        self, objective: numpy.ndarray, enough: float = numpy.inf
    ) -> tuple[float, numpy.ndarray]:
        """The greatest value over whole numbers, or one that is enough."""
        value, solution = self.relaxed(objective)
        if not self.is_solution(solution):
            value, solution = self.greatest(objective, whole=True, enough=enough)
            if not self.is_solution(solution):
                raise RuntimeError("the solver's whole numbers break a constraint")
        return round(value), numpy.round(solution)

    def greatest(
        self, objective: numpy.ndarray, whole: bool, enough: float = numpy.inf
    ) -> tuple[float, numpy.ndarray]:
        if not self.size:
            return 0, numpy.zeros(0)
        if whole != self.is_whole:
            kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
            self.solver.changeColsIntegrality(
                self.size, self.columns, numpy.full(self.size, int(kind), numpy.uint8))
            self.is_whole = whole
        self.solver.changeColsCost(self.size, self.columns, -objective.astype(float))
        self.solver.setOptionValue("objective_target", 0.5 - enough if whole else -numpy.inf)
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + self.seconds)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Impossible
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise Undecided
        if status not in (
            highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kObjectiveTarget
        ):
            raise RuntimeError(f"the solver stopped: {status}")
        solution = numpy.array(self.solver.getSolution().col_value)
        return float(objective @ solution), solution

    def is_solution(self, solution: numpy.ndarray) -> bool:
        """Says whether the numbers are whole and keep every constraint, without the solver."""
        whole = numpy.round(solution)
        if numpy.abs(whole - solution).max(initial=0) > 1e-5 or whole.min(initial=0) < 0:
            return False
        sums = self.rows @ whole
        return bool(((sums >= self.lower) & (sums <= self.upper)).all())
