//! The measured modules: each runs one variant of one of its exercises under
//! the meter. A track has a module (`modules/`), and so has a learner's file.
//!
//! The host (a browser's worker, wasmi, wasmtime) calls, on a fresh instance:
//!
//! 1. `request(len)`, which gives the address of a buffer of `len` bytes, and
//!    writes a [`protocol::Request`] into it as JSON;
//! 2. `run()`;
//! 3. `report_address()` and `report_len()`, and reads a
//!    [`protocol::Outcome`] as JSON from there.
//!
//! The module imports from `host`: `now() -> f64` (milliseconds),
//! `panicked(address, len)` (a panic's message, UTF-8, before the trap),
//! `refused(bytes: f64)` (an allocation that the linear memory's limit does
//! not admit, perhaps before a trap), `sampled(live: f64)` (the bytes that a
//! monitor just saw live, see [`exercises::live`]), `place(call, address, capacity) -> len`
//! (writes the source lines of a traced call's number, see
//! [`meter::trace::on_place`]; 0 where there is no line table), and for the
//! one file that a run may read:
//!
//! - `file_open(pattern, pattern_len, length: f64) -> f64` opens the person's
//!   own file, if the host was given one, or else a file of `length` bytes that
//!   repeats the pattern, and gives the length of what it opened;
//! - `file_read(offset: f64, address, capacity) -> i32` copies what the opened
//!   file has from `offset` on, at most `capacity` bytes, and gives how many:
//!   fewer only at the end of the file.
//!
//! and for the one file that a run may write:
//!
//! - `file_create() -> i32` makes an empty file in place of the one before;
//! - `file_set_len(length: f64) -> i32` cuts it, or continues it with zeros;
//! - `file_write(offset: f64, address, len) -> i32` writes the bytes at the
//!   offset and gives how many it wrote;
//! - `file_read_back(offset: f64, address, capacity) -> i32` is `file_read` of
//!   that file, for the harness.
//!
//! All give the code of a [`protocol::FileFault`] instead, below 0, if that is
//! not possible. After a trap the instance is thrown away.

mod exports;
#[cfg(feature = "faults")]
mod faults;
mod host;
#[cfg(feature = "faults")]
mod probe;
#[cfg(target_arch = "wasm32")]
mod stack;

use std::cell::Cell;
use std::sync::Mutex;

use exercises::harness::{BadRequest, Bounds, Gauge, Moment, Registered, Run, list};
use protocol::{
    AllocationSite, Failure, Outcome, Report, Request, Timeline, TimelinePoint, TraceRequest, Usage,
};

#[cfg(not(feature = "plain"))]
#[global_allocator]
static ALLOCATOR: meter::Meter = meter::Meter::new();

/// The exercises of a module.
pub type Exercises<'a> = &'a [&'static dyn Registered];

/// The exercises of the track of that name. As a constant's value it keeps
/// those of the other tracks out of the module.
///
/// # Panics
///
/// If no track has that name.
pub const fn track(id: &str) -> Exercises<'static> {
    let mut at = 0;
    while at < exercises::TRACKS.len() {
        if is_same(exercises::TRACKS[at].id.as_bytes(), id.as_bytes()) {
            return exercises::TRACKS[at].exercises;
        }
        at += 1;
    }
    panic!("exercises/lib.rs has no track of that name");
}

const fn is_same(left: &[u8], right: &[u8]) -> bool {
    let mut at = 0;
    while at < left.len() && at < right.len() && left[at] == right[at] {
        at += 1;
    }
    at == left.len() && at == right.len()
}

/// The tests' own exercise.
#[cfg(feature = "faults")]
pub const PROBE: &dyn Registered = &probe::Probe;

static REQUEST: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static REPORT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Turns tracing on; see [`exports!`].
#[cfg(target_arch = "wasm32")]
pub fn trace() {
    meter::trace::enable();
    meter::trace::on_place(host::place);
}

/// Makes room for a request of `len` bytes and gives its address.
pub fn request(len: usize) -> *mut u8 {
    let mut buffer = lock(&REQUEST);
    buffer.clear();
    buffer.resize(len, 0);
    buffer.as_mut_ptr()
}

/// Runs what the request asks for, if it asks for one of these exercises, and
/// leaves the outcome in the report.
pub fn run(exercises: Exercises<'_>) {
    host::announce_panics();
    meter::on_refusal(host::refused);
    exercises::live::on_sample(host::sampled);
    exercises::file::reach_through(host::FILES);
    exercises::output::reach_through(host::OUTPUT);
    let outcome = match asked().and_then(|request| answer(exercises, request)) {
        Ok(report) => Outcome::Report(Box::new(report)),
        Err(failure) => Outcome::Failure(failure),
    };
    leave(&outcome);
}

fn leave(outcome: &Outcome) {
    // The types of an outcome have no map with keys other than strings and no
    // number that JSON lacks, so writing them cannot fail.
    *lock(&REPORT) = serde_json::to_vec(outcome).expect("an outcome is plain data");
}

/// The address of the report that the last [`run`] left.
pub fn report_address() -> *const u8 {
    lock(&REPORT).as_ptr()
}

/// The length of that report in bytes.
pub fn report_len() -> usize {
    lock(&REPORT).len()
}

/// A buffer. The module has one thread and a panic ends its instance, so the
/// lock is always free and never poisoned.
fn lock(buffer: &'static Mutex<Vec<u8>>) -> std::sync::MutexGuard<'static, Vec<u8>> {
    buffer.lock().expect("one thread, and a panic ends it")
}

fn asked() -> Result<Request, Failure> {
    let request = serde_json::from_slice(&lock(&REQUEST))
        .map_err(|error| BadRequest(format!("the request is no valid JSON request: {error}")))?;
    Ok(request)
}

fn answer(exercises: Exercises, request: Request) -> Result<Report, Failure> {
    let slug = &request.exercise;
    let mut found = exercises.iter().filter(|exercise| exercise.slug() == slug);
    let Some(exercise) = found.next() else {
        let known = list(exercises.iter().map(|exercise| exercise.slug()));
        let message = format!("this module has no exercise `{slug}`; it has {known}");
        return Err(BadRequest(message).into());
    };
    #[cfg(feature = "faults")]
    exercise
        .check(&request.case)
        .map(|()| faults::provoke(&request))?;
    let TraceRequest { at_event, frees } = request.trace.unwrap_or_default();
    meter::trace::freeze_at(at_event);
    meter::trace::note_frees(frees);
    let top = Cell::new(0);
    let gauge = |moment| gauge(moment, &top);
    let run = exercise.run(&request.variant, &request.case, &gauge)?;
    Ok(report(request, run))
}

/// Reads the gauges. The upper end of the stack that a run may use is kept from
/// before it until after it.
fn gauge(moment: Moment, top: &Cell<usize>) -> Gauge {
    if moment == Moment::Before {
        top.set(stack::free());
    }
    let (time_ms, pages) = (host::now(), host::pages());
    let stack = match moment {
        Moment::Before => 0,
        Moment::After => stack::used(top.get()),
    };
    Gauge {
        time_ms,
        pages,
        stack,
    }
}

/// Stand-ins that let the crate compile, and be checked, for other targets.
#[cfg(not(target_arch = "wasm32"))]
mod stack {
    pub(crate) fn free() -> usize {
        0
    }
    pub(crate) fn used(_top: usize) -> u64 {
        0
    }
}

fn report(request: Request, run: Run) -> Report {
    let Request {
        exercise,
        variant,
        case,
        trace: _,
    } = request;
    let Run {
        answer,
        bounds:
            Bounds {
                floor,
                budget,
                most_allocations,
            },
        counts,
        timeline,
        before,
        after,
        findings,
        left_out,
    } = run;
    #[cfg(feature = "faults")]
    let answer = faults::falsify(&variant, &case).unwrap_or(answer);
    Report {
        exercise,
        variant,
        case,
        answer,
        floor,
        budget,
        most_allocations,
        usage: Usage {
            peak: counts.peak.unsigned_abs(),
            total: counts.total,
            allocations: counts.allocations,
            retained: counts.live,
            pages: after.pages - before.pages,
        },
        frees: counts.frees,
        stack: after.stack,
        timeline: Timeline {
            events: timeline.events,
            points: timeline
                .points
                .into_iter()
                .map(|meter::Point { event, live }| TimelinePoint { event, live })
                .collect(),
        },
        time_ms: after.time_ms - before.time_ms,
        sites: sites(),
        findings,
        left_out,
    }
}

/// Lists the allocations of each chain of calls, if tracing is on.
fn sites() -> Option<Vec<AllocationSite>> {
    let sites = meter::trace::sites()?;
    Some(
        sites
            .into_iter()
            .map(
                |meter::trace::Site {
                     chain,
                     overflow,
                     total,
                     blocks,
                     at_peak,
                     at_event,
                     retained,
                     freed_here,
                 }| AllocationSite {
                    chain,
                    overflow,
                    total,
                    blocks,
                    at_peak,
                    at_event,
                    retained,
                    freed_here,
                },
            )
            .collect(),
    )
}
