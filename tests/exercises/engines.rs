//! Every browser's engine gives wasmtime's reports: all of them, to the byte.
//!
//! No interface takes part. One page in each browser posts the jobs to the
//! site's own worker, as the application does, and hands its outcomes back.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

use bytewise_tests::browser::{self, Browser, Lifetime, Options, Page, worker};
use bytewise_tests::reports::{Module, report};
use exercises::TRACKS;
use protocol::{Case, FromWorker, Job, Outcome, Report, Request, TraceRequest};
use serde_json::json;

use crate::Exercise;
use crate::answers::chosen;
use crate::attempts::Part;

/// Runs the jobs of `[files, traced, jobs]` in workers, some jobs each, and
/// gives what they post.
const RUN: &str = "
const [files, traced, jobs] = arguments;
const JOBS_PER_WORKER = 12;
window.kept ??= {};
const name = traced ? files.traced : files.lab;
const kept = window.kept[name] ??= {
    module: await WebAssembly.compileStreaming(fetch(name)),
    calls: traced ? (await (await fetch(files.lines)).json()).calls : undefined,
};
const posted = [];
for (let at = 0; at < jobs.length; at += JOBS_PER_WORKER) {
    const some = jobs.slice(at, at + JOBS_PER_WORKER);
    posted.push(...await post(files.worker, { ...kept, jobs: some }));
}
return JSON.stringify(posted);
";

/// The most jobs of one page, unless one request has more.
const JOBS_PER_PAGE: usize = 120;

/// A request to a session: the track, jobs, whether for its traced module, and
/// where to answer.
type Asked = (&'static str, Vec<Job>, bool, Sender<String>);

/// A page in one browser that waits for jobs.
struct Session {
    jobs: Sender<Asked>,
    thread: JoinHandle<()>,
}

static SESSIONS: Mutex<[Option<Session>; 3]> = Mutex::new([None, None, None]);

const BROWSERS: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

/// A case for each browser.
pub(crate) fn of(exercise: Exercise) -> Vec<Part> {
    if browser::are_left_out() {
        return Vec::new();
    }
    let parts = (0..).zip(BROWSERS).map(|(at, browser)| -> Part {
        let name = format!("engines::{browser}");
        (
            name,
            Box::new(move || gives_wasmtimes_reports(exercise, at)),
        )
    });
    parts.collect()
}

fn gives_wasmtimes_reports(exercise: Exercise, at: usize) {
    let track = TRACKS.iter().find(|track| track.has(exercise));
    let track = track.expect("a track has it");
    for module in [Module::Counting, Module::Traced] {
        let runs: Vec<(&str, Case)> = chosen(exercise)
            .into_iter()
            .flat_map(|case| {
                let variants = exercise.variants().into_iter();
                variants.map(move |variant| (variant, case.clone()))
            })
            .collect();
        let jobs = (0..).zip(&runs).map(|(id, (variant, case))| Job {
            id,
            request: Request {
                exercise: exercise.slug().to_owned(),
                variant: (*variant).to_owned(),
                case: case.clone(),
                trace: exercise.increments().then_some(TraceRequest {
                    at_event: None,
                    frees: true,
                }),
            },
        });
        let outcomes = posted(at, track.id, jobs.collect(), module == Module::Traced);
        assert_eq!(outcomes.len(), runs.len());
        for ((variant, case), outcome) in runs.iter().zip(outcomes) {
            let expected = report(module, exercise, variant, case);
            let Outcome::Report(got) = outcome else {
                panic!("{variant} {case:?}: {outcome:?}");
            };
            let got = Report {
                time_ms: expected.time_ms,
                ..*got
            };
            assert_eq!(
                got, *expected,
                "left: {}; right: wasmtime: {variant} {case:?} in {module:?}",
                BROWSERS[at]
            );
        }
    }
}

/// The outcomes of these jobs, in their order.
fn posted(at: usize, track: &'static str, jobs: Vec<Job>, traced: bool) -> Vec<Outcome> {
    let (answer, answered) = channel();
    {
        let mut sessions = SESSIONS.lock().unwrap_or_else(PoisonError::into_inner);
        let session = sessions[at].get_or_insert_with(|| Session::start(BROWSERS[at]));
        session
            .jobs
            .send((track, jobs, traced, answer))
            .expect("the session goes on; what ended it stands above");
    }
    let text = answered
        .recv()
        .expect("the session goes on; what ended it stands above");
    let posted: Vec<FromWorker> = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("the page gave {error}: {text:.200}"));
    let outcomes = posted.into_iter().filter_map(|posted| match posted {
        FromWorker::Outcome { id: _, outcome } => Some(outcome),
        FromWorker::Sample(_) | FromWorker::Reading(_) | FromWorker::Warning(_) => None,
        FromWorker::Ready | FromWorker::Done => panic!("the page takes that out"),
    });
    outcomes.collect()
}

impl Session {
    fn start(browser: Browser) -> Self {
        let (jobs, asked) = channel();
        let thread = std::thread::spawn(move || {
            let options = Options {
                lifetime: Lifetime::Stays,
                ..Options::default()
            };
            let server = worker::serve();
            browser::test_with(browser, options, "engines", async |page| {
                answer(page, &server.root(), asked).await;
            });
        });
        Self { jobs, thread }
    }
}

async fn answer(page: &Page, root: &str, asked: Receiver<Asked>) {
    let address = format!("{root}{}", worker::PATH);
    page.open(&address).await;
    page.allow_scripts_to_take_minutes().await;
    let site = worker::site();
    let script = format!("{}{RUN}", worker::POST);
    let mut many = 0_usize;
    while let Ok((track, jobs, traced, answer)) = asked.recv() {
        // Memory of workers that have ended may stay until their page is left.
        many += jobs.len();
        if many > JOBS_PER_PAGE {
            page.open(&address).await;
            many = jobs.len();
        }
        let lab = &site.labs[track];
        let files = json!({
            "lab": lab.counting, "traced": lab.traced, "lines": lab.lines, "worker": site.worker,
        });
        let arguments = vec![files, json!(traced), json!(jobs)];
        let posted: String = page.script_awaited(&script, arguments).await;
        // A case that failed meanwhile no longer waits.
        drop(answer.send(posted));
    }
}

/// Ends the sessions; whether no console had an error.
pub(crate) fn close() -> bool {
    let mut sessions = SESSIONS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut fine = true;
    for session in sessions.iter_mut().filter_map(Option::take) {
        drop(session.jobs);
        if let Err(panic) = session.thread.join() {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            eprintln!("{}", said.unwrap_or("a session ended early"));
            fine = false;
        }
    }
    fine
}
