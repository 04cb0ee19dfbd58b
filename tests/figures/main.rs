//! Prints the sizes and times that the project is held to. It asserts none of
//! them: a slow machine is no defect.
//!
//! `cargo bench -p bytewise-tests` prints all of them, and with `-- counting`
//! those whose title has this word. As a test, it takes each once, so that none
//! can rot.

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::Instant;

use bytewise_tests::browser;

mod building;
mod cold;
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

/// The thoroughness with which times are taken.
#[derive(Clone, Copy)]
struct Pace {
    /// The number of times that each is taken. An odd number has a middle.
    rounds: usize,
    /// Runs before those, which do not count: engines compile better what runs
    /// again.
    warm_up: usize,
    /// The most exercises that are run, from the first.
    exercises: usize,
    /// The number of learners in a class.
    class: u8,
    /// The number of tabs beside it that take all they can.
    others: u8,
}

/// For figures to be compared.
const THOROUGH: Pace = Pace {
    rounds: 15,
    warm_up: 3,
    exercises: usize::MAX,
    class: 30,
    others: 32,
};

/// For seeing that each still works.
const ONCE: Pace = Pace {
    rounds: 1,
    warm_up: 0,
    exercises: 2,
    class: 2,
    others: 1,
};

/// One of its parts.
struct Part {
    title: &'static str,
    /// Tells whether it drives a browser.
    browser: bool,
    lines: fn(Pace) -> Vec<Line>,
}

const fn part(title: &'static str, lines: fn(Pace) -> Vec<Line>) -> Part {
    Part {
        title,
        browser: false,
        lines,
    }
}

const fn in_browser(title: &'static str, lines: fn(Pace) -> Vec<Line>) -> Part {
    Part {
        browser: true,
        ..part(title, lines)
    }
}

const PARTS: [Part; 8] = [
    in_browser("Over the wire", sizes::lines),
    part("What counting costs, in wasmtime", counting::in_wasmtime),
    in_browser("What counting costs, in Chromium", counting::in_chromium),
    part("What tracing costs, in wasmtime", tracing::lines),
    in_browser("From cold, beside Python, in Chromium", cold::lines),
    in_browser("On the page, in Chromium", page::lines),
    part("Compiling a learner's code", compiling::lines),
    part("Building", building::lines),
];

fn main() -> ExitCode {
    let mut pace = ONCE;
    let mut asked = String::new();
    for argument in std::env::args().skip(1) {
        // `cargo bench` adds this option; `cargo test` does not.
        if argument == "--bench" {
            pace = THOROUGH;
        } else if !argument.starts_with('-') {
            asked = argument;
        }
    }
    let mut failed = Vec::new();
    for Part {
        title,
        browser,
        lines,
    } in PARTS
    {
        if !title.contains(&asked) || (browser && browser::are_left_out()) {
            continue;
        }
        println!("\n{title}");
        let started = Instant::now();
        // Its message is printed where it fails; the others go on.
        let Ok(lines) = catch_unwind(|| lines(pace)) else {
            failed.push(title);
            continue;
        };
        for line in lines {
            println!(
                "  {:<58} {:>14}  {}",
                line.what, line.measured, line.to_hold
            );
        }
        println!("  ({:.0} s)", started.elapsed().as_secs_f64());
    }
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\nthese failed: {}", failed.join("; "));
    ExitCode::FAILURE
}

/// Times both in turn, so that a change of the machine's pace meets both, and
/// gives the middle of each one's times.
fn in_turn(pace: Pace, both: [&dyn Fn() -> f64; 2]) -> [f64; 2] {
    let mut times: [Vec<f64>; 2] = Default::default();
    for round in 0..pace.warm_up + pace.rounds {
        for (times, one) in times.iter_mut().zip(both) {
            let spent = one();
            if round >= pace.warm_up {
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
