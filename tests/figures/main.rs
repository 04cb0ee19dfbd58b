//! Prints the sizes and times that the project is held to. It asserts none of
//! them: a slow machine is no defect.
//!
//! `cargo bench -p bytewise-tests` prints all of them, and with `-- counting`
//! those whose title has this word.

mod building;
mod compiling;
mod counting;
mod page;
mod sizes;
mod tracing;

/// A figure with the one to hold.
struct Line {
    what: String,
    measured: String,
    to_hold: &'static str,
}

impl Line {
    fn new(what: impl Into<String>, measured: impl Into<String>, to_hold: &'static str) -> Self {
        Self {
            what: what.into(),
            measured: measured.into(),
            to_hold,
        }
    }
}

fn main() {
    // Cargo adds an option of its own.
    let asked = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
        .unwrap_or_default();
    for (title, lines) in [
        ("Over the wire", sizes::lines as fn() -> Vec<Line>),
        ("What counting costs, in wasmtime", counting::in_wasmtime),
        ("What counting costs, in Chromium", counting::in_chromium),
        ("What tracing costs, in wasmtime", tracing::lines),
        ("On the page, in Chromium", page::lines),
        ("Compiling a learner's code", compiling::lines),
        ("Building", building::lines),
    ] {
        if !title.contains(&asked) {
            continue;
        }
        println!("\n{title}");
        for line in lines() {
            println!(
                "  {:<58} {:>14}  {}",
                line.what, line.measured, line.to_hold
            );
        }
    }
}

/// Times both in turn, so that a change of the machine's pace meets both, and
/// gives the middle of each one's times. The first few runs do not count:
/// engines compile better what runs again.
fn in_turn(warm_up: usize, runs: usize, both: [&dyn Fn() -> f64; 2]) -> [f64; 2] {
    let mut times: [Vec<f64>; 2] = Default::default();
    for run in 0..warm_up + runs {
        for (times, one) in times.iter_mut().zip(both) {
            let spent = one();
            if run >= warm_up {
                times.push(spent);
            }
        }
    }
    times.map(median)
}

/// The middle of some times.
fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn milliseconds(time: f64) -> String {
    format!("{time:.1} ms")
}
