//! Bytes that a version holds where the meter does not count: in statics, and
//! on the stack.

use protocol::Report;
use protocol::compile::Static;

/// The bytes of stack that count for nothing. Calls, small buffers and
/// recursion of some hundred levels fit in; a payload does not.
pub const FREE_STACK: u64 = 16 << 10;

/// The bytes that a version holds outside the heap while it runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// The statics of its file, largest first.
    pub statics: Vec<Static>,
    /// The bytes of stack at its deepest, if they are more than what is free.
    pub stack: Option<u64>,
}

impl Outside {
    /// Gives what a run of a version with these statics held outside the heap.
    pub fn of(statics: &[Static], report: &Report) -> Self {
        Self {
            statics: statics.to_vec(),
            stack: Some(report.stack).filter(|stack| *stack > FREE_STACK),
        }
    }

    /// The bytes that count: all of the statics, and the stack beyond what is
    /// free.
    pub fn bytes(&self) -> u64 {
        self.statics() + self.stack.map_or(0, |stack| stack - FREE_STACK)
    }

    /// The bytes that can hold a payload: all of the statics, and all of the
    /// stack, if it is more than what is free.
    pub fn room(&self) -> u64 {
        self.statics() + self.stack.unwrap_or(0)
    }

    fn statics(&self) -> u64 {
        self.statics.iter().map(|one| one.bytes).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::report;

    fn outside(statics: &[u64], stack: u64) -> u64 {
        let statics: Vec<Static> = statics
            .iter()
            .map(|&bytes| Static {
                name: "TABLE".to_owned(),
                bytes,
            })
            .collect();
        let report = Report {
            stack,
            ..report("yours", 0, 0)
        };
        Outside::of(&statics, &report).bytes()
    }

    #[test]
    fn statics_count_whole_and_the_stack_beyond_what_is_free() {
        assert_eq!(outside(&[], 0), 0);
        assert_eq!(outside(&[], FREE_STACK), 0);
        assert_eq!(outside(&[], FREE_STACK + 1), 1);
        assert_eq!(outside(&[24, 8], FREE_STACK + 100), 132);
    }

    #[test]
    fn a_payload_on_the_stack_has_all_of_it() {
        let room = |stack| {
            Outside {
                statics: Vec::new(),
                stack,
            }
            .room()
        };
        assert_eq!(room(None), 0);
        assert_eq!(room(Some(FREE_STACK + 100)), FREE_STACK + 100);
    }
}
