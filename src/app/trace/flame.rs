//! Chains of calls as a flame: each call above the one that made it, as wide
//! as its bytes.

use judge::{Measure, VariantLines, descending};

/// A call in a flame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flame {
    /// The call: `naive.rs:13`.
    pub place: String,
    /// The function that the line is in.
    pub function: String,
    /// The number of calls that lie below it.
    pub depth: u32,
    /// The position of its left edge, in bytes.
    pub start: u64,
    /// Its bytes, with those of the calls that it makes.
    pub bytes: u64,
}

/// The flames of a run: calls with the same callers side by side, most bytes
/// first, and the bytes of all. What is below zero is left out: freed blocks
/// that are older than the run.
pub fn flame(lines: &VariantLines, measure: Measure) -> (Vec<Flame>, u64) {
    let mut root = Node::default();
    for chain in lines.lines.iter().flat_map(|line| &line.chains) {
        let bytes = u64::try_from(chain.figures.of(measure)).unwrap_or(0);
        if bytes > 0 {
            let calls = chain.frames.iter().map(|frame| {
                let file = frame.file.rsplit('/').next().unwrap_or(&frame.file);
                (format!("{file}:{}", frame.line), frame.function.clone())
            });
            root.add(calls, bytes);
        }
    }
    root.sort();
    let mut flames = Vec::new();
    root.lay_out(0, 0, &mut flames);
    (flames, root.bytes)
}

#[derive(Default)]
struct Node {
    bytes: u64,
    calls: Vec<((String, String), Node)>,
}

impl Node {
    fn add(&mut self, mut calls: impl Iterator<Item = (String, String)>, bytes: u64) {
        self.bytes += bytes;
        if let Some(call) = calls.next() {
            let at = self.calls.iter().position(|(known, _)| *known == call);
            let at = at.unwrap_or_else(|| {
                self.calls.push((call, Self::default()));
                self.calls.len() - 1
            });
            let calls: &mut dyn Iterator<Item = (String, String)> = &mut calls;
            self.calls[at].1.add(calls, bytes);
        }
    }

    fn sort(&mut self) {
        descending(&mut self.calls, |(_, node)| node.bytes.cast_signed());
        for (_, node) in &mut self.calls {
            node.sort();
        }
    }

    fn lay_out(&self, depth: u32, mut start: u64, flames: &mut Vec<Flame>) {
        for ((place, function), node) in &self.calls {
            flames.push(Flame {
                place: place.clone(),
                function: function.clone(),
                depth,
                start,
                bytes: node.bytes,
            });
            node.lay_out(depth + 1, start, flames);
            start += node.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{call, report, site};

    #[test]
    fn calls_stand_above_their_callers_and_are_as_wide_as_their_bytes() {
        let calls = [call(&[3]), call(&[4]), call(&[9])];
        let mut run = report("naive", 100, 0);
        run.sites = Some(vec![site(&[0, 2], 10), site(&[1], 70), site(&[0], 20)]);
        let lines = VariantLines::of(&run, &calls).expect("it was traced");
        let (flames, bytes) = flame(&lines, Measure::Total);
        let laid: Vec<_> = flames
            .iter()
            .map(|flame| (flame.place.as_str(), flame.depth, flame.start, flame.bytes))
            .collect();
        assert_eq!(bytes, 100);
        assert_eq!(
            laid,
            [
                ("naive.rs:4", 0, 0, 70),
                ("naive.rs:3", 0, 70, 30),
                ("naive.rs:9", 1, 70, 10),
            ]
        );
    }

    #[test]
    fn nothing_allocated_is_no_flame() {
        let mut run = report("optimized", 0, 0);
        run.sites = Some(Vec::new());
        let lines = VariantLines::of(&run, &[]).expect("it was traced");
        assert_eq!(flame(&lines, Measure::AtPeak), (Vec::new(), 0));
    }
}
