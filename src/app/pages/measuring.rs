//! The progress of a measurement of all exercises. Pure, so that every order of
//! events can be tested; what is measured is a consequence of
//! [`Measuring::current`].

use std::rc::Rc;

use protocol::FailureKind;

use judge::{Problem, ProblemKind};

use crate::run::Results;

/// The state of one exercise.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Row {
    /// It did not run yet.
    #[default]
    Awaited,
    /// Its variants ran, if not all of them well.
    Ran(Rc<Results>),
    /// It could not run; the sentence says why, without a dot.
    Failed(Rc<str>),
}

impl Row {
    /// The faults, as sentences.
    pub fn faults(&self) -> Vec<String> {
        match self {
            Self::Awaited => Vec::new(),
            Self::Ran(results) => results.problems().iter().map(sentences).collect(),
            Self::Failed(why) => vec![format!("{why}.")],
        }
    }

    /// True if the next exercise would fail in the same way.
    fn ends_all(&self) -> bool {
        let lab = ProblemKind::Failure(FailureKind::LabUnavailable);
        match self {
            Self::Awaited | Self::Failed(_) => false,
            Self::Ran(results) => results.problems().iter().any(|fault| fault.kind == lab),
        }
    }
}

fn sentences(problem: &Problem) -> String {
    [&problem.heading(), " ", &problem.text, "."].concat()
}

/// The rows of the table, and which of them is being measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measuring {
    rows: Vec<Row>,
    press: u32,
    current: Option<usize>,
}

impl Measuring {
    /// So many exercises, of which none ran.
    pub fn new(exercises: usize) -> Self {
        Self {
            rows: vec![Row::Awaited; exercises],
            press: 0,
            current: None,
        }
    }

    /// The rows, in the catalogue's order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The number of the press, and the place of the exercise being measured.
    pub fn current(&self) -> Option<(u32, usize)> {
        Some((self.press, self.current?))
    }

    /// All of them anew, from the first.
    #[must_use]
    pub fn started(&self) -> Self {
        Self {
            press: self.press + 1,
            current: Some(0).filter(|first| *first < self.rows.len()),
            ..Self::new(self.rows.len())
        }
    }

    /// No more of them; what is known stays.
    #[must_use]
    pub fn stopped(&self) -> Self {
        Self {
            current: None,
            ..self.clone()
        }
    }

    /// The one that is being measured has ended with this.
    #[must_use]
    pub fn ended(&self, row: Row) -> Self {
        let mut next = self.clone();
        if let Some(at) = self.current {
            next.current = Some(at + 1).filter(|at| *at < self.rows.len() && !row.ends_all());
            next.rows[at] = row;
        }
        next
    }

    /// The value of `data-state`.
    pub fn phase(&self) -> &'static str {
        let faulty = self.rows.iter().any(|row| !row.faults().is_empty());
        match self.current {
            Some(_) => "running",
            None if faulty => "failed",
            None if self.rows.contains(&Row::Awaited) => "idle",
            None => "measured",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{case, report};
    use protocol::{Failure, Outcome};

    fn ran(failure: Option<FailureKind>) -> Row {
        let variants = ["naive".to_owned()];
        let outcome = Outcome::Report(Box::new(report("naive", 10, 1)));
        let cut = failure.map(|kind| Failure::new(kind, "what happened"));
        let outcomes = if cut.is_some() { vec![] } else { vec![outcome] };
        Row::Ran(Rc::new(Results::of(&variants, case(1), outcomes, cut)))
    }

    #[test]
    fn each_exercise_is_measured_in_turn() {
        let mut all = Measuring::new(2);
        assert_eq!(all.phase(), "idle");
        all = all.started();
        assert_eq!((all.phase(), all.current()), ("running", Some((1, 0))));
        all = all.ended(ran(None));
        assert_eq!((all.phase(), all.current()), ("running", Some((1, 1))));
        all = all.ended(ran(None));
        assert_eq!((all.phase(), all.current()), ("measured", None));
        all = all.started();
        assert_eq!(all.current(), Some((2, 0)));
        assert_eq!(all.rows(), [Row::Awaited, Row::Awaited]);
    }

    #[test]
    fn stop_keeps_what_is_known() {
        let all = Measuring::new(2).started().ended(ran(None)).stopped();
        assert_eq!((all.phase(), all.current()), ("idle", None));
        assert_ne!(all.rows()[0], Row::Awaited);
    }

    #[test]
    fn one_failure_is_told_and_the_next_is_measured() {
        let all = Measuring::new(2).started();
        let all = all.ended(ran(Some(FailureKind::Trap)));
        assert_eq!(all.current(), Some((1, 1)));
        let all = all.ended(ran(None));
        assert_eq!(all.phase(), "failed");
        assert_eq!(
            all.rows()[0].faults(),
            ["naive was ended by the browser. what happened."]
        );
    }

    #[test]
    fn without_the_lab_nothing_more_is_tried() {
        let all = Measuring::new(3).started();
        let all = all.ended(ran(Some(FailureKind::LabUnavailable)));
        assert_eq!((all.phase(), all.current()), ("failed", None));
        assert_eq!(all.rows()[1], Row::Awaited);
    }
}
