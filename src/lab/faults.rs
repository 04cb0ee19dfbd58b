//! Faults on demand, for the tests: certain values of the first knob make the
//! lab misbehave. Not in the shipped module.

use std::hint::black_box;

use protocol::{Case, Request};

/// The run panics.
const PANIC: u64 = 901;
/// The run never ends.
const SPIN: u64 = 902;
/// The run allocates until nothing is left.
const EXHAUST: u64 = 903;
/// The run calls itself until the stack is used up.
const OVERFLOW: u64 = 904;
/// The variants' answers differ.
const DIFFER: u64 = 905;
/// The run asks for a file that no browser could make.
const HUGE_FILE: u64 = 906;

/// The run asks for a file that repeats more than any host takes.
const LONG_PATTERN: u64 = 907;

fn fault(case: &Case) -> Option<u64> {
    case.values().next().copied()
}

/// Does what the case's first value stands for, if anything.
pub(crate) fn provoke(request: &Request) {
    match fault(&request.case) {
        Some(PANIC) => panic!("a fault on purpose, with “quotes” and\na second line"),
        Some(SPIN) => loop {
            black_box(());
        },
        Some(EXHAUST) => {
            let mut hoard = Vec::new();
            loop {
                hoard.push(black_box(vec![1_u8; 1 << 20]));
            }
        }
        Some(OVERFLOW) => {
            black_box(descend(black_box(1)));
        }
        Some(HUGE_FILE) => {
            black_box((crate::host::FILES.open)(b"a line\n", 1e12));
        }
        Some(LONG_PATTERN) => {
            black_box((crate::host::FILES.open)(&vec![b'a'; 2 << 20], 1.0));
        }
        _ => {}
    }
}

/// A false answer for every variant but naive, when asked for.
pub(crate) fn falsify(variant: &str, case: &Case) -> Option<String> {
    (fault(case) == Some(DIFFER) && variant != "naive").then(|| "a false answer".to_owned())
}

#[expect(unconditional_recursion, reason = "it is there to overflow the stack")]
fn descend(depth: u64) -> u64 {
    let frame = black_box([depth; 64]);
    descend(depth + 1) + frame[63]
}
