//! What each line allocated: sites of a traced run, grouped by the line that
//! asked for the memory.

use std::collections::BTreeMap;

use protocol::{AllocationSite, TracedCall};
use serde::Serialize;

/// What one line allocated, in requested bytes.
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
    /// What of them was live when the run's live bytes were highest.
    pub(crate) at_peak: i64,
    /// What of them was live after the answer was dropped.
    pub(crate) retained: i64,
    /// How many allocations.
    pub(crate) blocks: u64,
}

/// The lines of these sites, most bytes first.
pub(crate) fn lines(sites: &[AllocationSite], calls: &[TracedCall]) -> Vec<Line> {
    let mut lines: BTreeMap<(String, u32), Line> = BTreeMap::new();
    for site in sites {
        let call = site.chain.last().and_then(|&call| calls.get(call as usize));
        let frame = call.and_then(|call| call.frames.last());
        let key = frame.map_or_else(Default::default, |frame| (frame.file.clone(), frame.line));
        let line = lines.entry(key).or_default();
        line.total += site.total;
        line.at_peak += site.at_peak;
        line.retained += site.retained;
        line.blocks += site.blocks;
    }
    let mut lines: Vec<Line> = lines
        .into_iter()
        .filter(|(_, line)| line.blocks > 0 || line.retained != 0)
        .map(|((file, line), figures)| Line {
            file,
            line,
            ..figures
        })
        .collect();
    // Stable: equal bytes stay in the order of the source.
    lines.sort_by_key(|line| std::cmp::Reverse(line.total));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::Frame;

    fn call(lines: &[u32]) -> TracedCall {
        let frames = lines.iter().map(|&line| Frame {
            file: "exercises/a/naive.rs".to_owned(),
            line,
            function: "solve".to_owned(),
        });
        TracedCall {
            frames: frames.collect(),
        }
    }

    fn site(chain: &[u32], total: u64) -> AllocationSite {
        AllocationSite {
            chain: chain.to_vec(),
            overflow: false,
            total,
            blocks: 1,
            at_peak: 1,
            at_event: 0,
            retained: 0,
            freed_here: 0,
        }
    }

    #[test]
    fn chains_that_end_at_one_line_are_one_line() {
        let calls = [TracedCall::default(), call(&[3]), call(&[4, 9]), call(&[9])];
        let lines = lines(
            &[
                site(&[1, 3], 5),
                site(&[2], 7),
                site(&[1], 100),
                site(&[], 1),
            ],
            &calls,
        );
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.line, line.total, line.blocks))
            .collect();
        assert_eq!(seen, [(3, 100, 1), (9, 12, 2), (0, 1, 1)]);
    }
}
