//! The bytes that each line adds and takes away, and the running total.

use judge::VariantLines;

/// A row of the line-by-line table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Increment {
    /// The line, counted from 1.
    pub line: u32,
    /// The bytes that it allocated minus those that it freed, over all its rounds.
    pub change: i64,
    /// The sum of the changes so far, from the top of the file.
    pub running: i64,
}

/// The lines of a file that allocate or free, in its order.
pub fn increments(lines: &VariantLines, file: &str) -> Vec<Increment> {
    let mut running = 0;
    lines
        .in_source
        .iter()
        .filter(|(place, figures)| place.file == file && figures.total + figures.freed > 0)
        .map(|(place, figures)| {
            let change = figures.total.cast_signed() - figures.freed.cast_signed();
            running += change;
            Increment {
                line: place.line,
                change,
                running,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{call, report, site};

    #[test]
    fn the_running_total_follows_the_source() {
        let calls = [call(&[8]), call(&[3]), call(&[5])];
        let mut run = report("naive", 12, 0);
        let mut drop = site(&[2], 0);
        (drop.blocks, drop.freed_here) = (0, 8);
        run.sites = Some(vec![site(&[0], 4), site(&[1], 8), drop]);
        let lines = VariantLines::of(&run, &calls).expect("it was traced");
        let rows: Vec<_> = increments(&lines, "exercises/slots/naive.rs")
            .into_iter()
            .map(|row| (row.line, row.change, row.running))
            .collect();
        assert_eq!(rows, [(3, 8, 8), (5, -8, 0), (8, 4, 4)]);
        assert_eq!(increments(&lines, "exercises/slots/mod.rs"), []);
    }
}
