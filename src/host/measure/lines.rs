//! The allocations of each line: sites of a traced run, grouped by the line
//! that asked for the memory.

use judge::{Figures, VariantLines};
use protocol::{Report, TracedCall};
use serde::Serialize;

/// The allocations of one line, in requested bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    /// The file, from the project's root; empty for what no line of the
    /// exercise led to.
    pub(crate) file: String,
    /// The line in it, counted from 1; 0 where there is no file.
    #[expect(clippy::struct_field_names, reason = "it is the field's name in JSON")]
    pub(crate) line: u32,
    /// The bytes of all its allocations together.
    pub(crate) total: u64,
    /// The bytes of them that were live when the run's live bytes were highest.
    pub(crate) at_peak: i64,
    /// The bytes of them that were live after the answer was dropped.
    pub(crate) retained: i64,
    /// The number of allocations.
    pub(crate) blocks: u64,
}

/// The lines of a traced run, most bytes first; what no line of the exercise
/// led to stands among them.
pub(crate) fn lines(report: &Report, calls: &[TracedCall]) -> Vec<Line> {
    let Some(found) = VariantLines::of(report, calls) else {
        return Vec::new();
    };
    let line = |file: &str, line, figures: &Figures| Line {
        file: file.to_owned(),
        line,
        total: figures.total,
        at_peak: figures.at_peak,
        retained: figures.retained,
        blocks: figures.blocks,
    };
    let lines = found.lines.iter();
    let mut lines: Vec<Line> = lines
        .map(|of| line(&of.place.file, of.place.line, &of.figures))
        .collect();
    if found.elsewhere.blocks > 0 || found.elsewhere.retained != 0 {
        lines.push(line("", 0, &found.elsewhere));
        lines.sort_by_key(|line| std::cmp::Reverse(line.total));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use judge::samples::{call, report, site};

    #[test]
    fn chains_that_end_at_one_line_are_one_line() {
        let calls = [TracedCall::default(), call(&[3]), call(&[4, 9]), call(&[9])];
        let mut run = report("naive", 113, 0);
        run.sites = Some(vec![
            site(&[1, 3], 5),
            site(&[2], 7),
            site(&[1], 100),
            site(&[], 1),
        ]);
        let lines = lines(&run, &calls);
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.line, line.total, line.blocks))
            .collect();
        assert_eq!(seen, [(3, 100, 1), (9, 12, 2), (0, 1, 1)]);
    }
}
