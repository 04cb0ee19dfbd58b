//! The headline at each size of a knob's sweep, for every variant.

use protocol::{Case, Headline, Knob, Outcome};

use judge::Problem;

/// One run of the sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The headline's figure.
    pub figure: u64,
    /// The floor at that size.
    pub floor: u64,
    /// The bytes that were read, if the run has found them.
    pub read: Option<u64>,
}

/// The headline of every variant at every size, as far as it was measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    headline: Headline,
    knob: Knob,
    case: Case,
    variants: Vec<String>,
    cells: Vec<Option<Cell>>,
    problems: Vec<Problem>,
}

impl Growth {
    /// Nothing measured yet; the other knobs stay as `case` has them.
    pub fn new(headline: Headline, knob: Knob, case: Case, variants: Vec<String>) -> Self {
        Self {
            headline,
            knob,
            case,
            variants,
            cells: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The cases to run, one per size; each is run by every variant in turn.
    pub fn cases(&self) -> impl Iterator<Item = Case> {
        self.knob.sweep.iter().map(|size| {
            let mut case = self.case.clone();
            case.insert(self.knob.name.clone(), *size);
            case
        })
    }

    /// Keeps the outcome of the next run.
    pub fn record(&mut self, outcome: Outcome) {
        let variant = &self.variants[self.cells.len() % self.variants.len()];
        self.cells.push(match outcome {
            Outcome::Report(report) => Some(Cell {
                figure: self.headline.of(&report.usage),
                floor: report.floor,
                read: report
                    .number("bytes", "number")
                    .and_then(|bytes| u64::try_from(bytes).ok()),
            }),
            Outcome::Failure(failure) => {
                self.problems.push(Problem::of(failure, variant));
                None
            }
        });
    }

    /// Adds what ended the sweep before its time.
    pub fn cut(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The same of these variants alone.
    #[must_use]
    pub fn only(&self, variants: &[String]) -> Self {
        let of = self.variants.len();
        let places: Vec<usize> = variants
            .iter()
            .filter_map(|name| self.variants.iter().position(|known| known == name))
            .collect();
        let rows = self.cells.chunks_exact(of.max(1));
        Self {
            variants: places.iter().map(|at| self.variants[*at].clone()).collect(),
            cells: rows
                .flat_map(|row| places.iter().map(|at| row[*at]))
                .collect(),
            ..self.clone()
        }
    }

    /// The figure that is compared.
    pub fn headline(&self) -> Headline {
        self.headline
    }

    /// The values that the other knobs had.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The knob whose sizes these are.
    pub fn knob(&self) -> &Knob {
        &self.knob
    }

    /// The variants, naive first.
    pub fn variants(&self) -> &[String] {
        &self.variants
    }

    /// The sizes that every variant has run, with a cell per variant.
    pub fn rows(&self) -> impl Iterator<Item = (u64, &[Option<Cell>])> {
        self.knob
            .sweep
            .iter()
            .copied()
            .zip(self.cells.chunks_exact(self.variants.len()))
    }

    /// The number of sizes to measure.
    pub fn sizes(&self) -> usize {
        self.knob.sweep.len()
    }

    /// True if all were measured.
    pub fn is_complete(&self) -> bool {
        self.rows().count() == self.sizes()
    }

    /// The problems of this measurement.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// True if it was measured with the values that `case` gives the other knobs,
    /// but for those that change nothing.
    pub fn fits(&self, case: &Case, free: &[String]) -> bool {
        let others = |case: &Case| -> Case {
            let mut case = case.clone();
            case.retain(|knob, _| *knob != self.knob.name && !free.contains(knob));
            case
        };
        others(&self.case) == others(case)
    }
}
