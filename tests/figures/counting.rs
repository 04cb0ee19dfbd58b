//! The cost of the meter: the same module with and without it, run in turn.

use std::collections::BTreeMap;

use bytewise_tests::browser::{Browser, test, worker};
use bytewise_tests::file_server::Reply;
use bytewise_tests::lab::Lab;
use bytewise_tests::modules::Build;
use exercises::TRACKS;
use exercises::harness::Registered;
use protocol::Request;
use serde_json::json;

use crate::{Line, Pace, in_turn, median};

const TO_HOLD: &str = "5 %";

/// Lists the runs that allocate most: every exercise's naive variant.
fn heavy(pace: Pace) -> Vec<Request> {
    exercises::all()
        .take(pace.exercises)
        .map(|exercise: &dyn Registered| Request {
            exercise: exercise.slug().to_owned(),
            variant: "naive".to_owned(),
            case: exercise.default_case(),
            trace: None,
        })
        .collect()
}

/// The module of a track without the meter. Where each figure is taken once, to
/// see that it can be, the counting one stands in: to link others takes minutes.
fn uncounted(track: &'static str, pace: Pace) -> Vec<u8> {
    if pace.rounds == 1 {
        Build::Shipped(track).bytes()
    } else {
        Build::Uncounted(track).bytes()
    }
}

/// The track that has the exercise of a request.
fn track_of(request: &Request) -> &'static str {
    let exercise = exercises::find(&request.exercise).expect("it is listed");
    let track = TRACKS.iter().find(|track| track.has(exercise));
    track.expect("a track has it").id
}

pub(crate) fn in_wasmtime(pace: Pace) -> Vec<Line> {
    let plain = TRACKS.iter().map(|track| {
        let lab = Lab::new(&uncounted(track.id, pace));
        (track.id, lab)
    });
    let plain: BTreeMap<&str, Lab> = plain.collect();
    let time = |lab: &Lab, request: &Request| {
        lab.report(&request.exercise, &request.variant, &request.case)
            .time_ms
    };
    heavy(pace)
        .iter()
        .map(|request| {
            let (counted, plain) = (Lab::named(&request.exercise), &plain[track_of(request)]);
            let both: [&dyn Fn() -> f64; 2] =
                [&|| time(counted, request), &|| time(plain, request)];
            let [counted, plain] = in_turn(pace, both);
            line(request, counted, plain)
        })
        .collect()
}

/// Runs both modules in turn, in the site's own worker, and gives the two lists
/// of times.
const ALTERNATE: &str = "
const [worker, track, request, rounds, warmUp] = arguments;
const modules = await Promise.all(['counted', 'plain'].map(name =>
    WebAssembly.compileStreaming(fetch(`modules/${name}/${track}`))));
const time = async module => {
    const posted = await post(worker, { module, jobs: [{ id: 0, request }] });
    const report = posted.find(it => it.outcome)?.outcome.outcome.report;
    if (!report) throw new Error(JSON.stringify(posted));
    return report.time_ms;
};
const times = [[], []];
for (let round = 0; round < warmUp + rounds; round++) {
    for (const [which, module] of modules.entries()) {
        const spent = await time(module);
        if (round >= warmUp) times[which].push(spent);
    }
}
return times;
";

pub(crate) fn in_chromium(pace: Pace) -> Vec<Line> {
    let server = worker::serve();
    let modules = TRACKS.iter().flat_map(|track| {
        let (counted, plain) = (Build::Shipped(track.id).bytes(), uncounted(track.id, pace));
        [("counted", counted), ("plain", plain)]
            .map(|(which, module)| (format!("modules/{which}/{}", track.id), module))
    });
    let modules: BTreeMap<String, Vec<u8>> = modules.collect();
    server.alter(move |path, reply| {
        let Some(module) = modules.get(path) else {
            return worker::page(path, reply);
        };
        Reply {
            status: 200,
            media_type: "application/wasm",
            body: module.clone(),
        }
    });
    let mut lines = Vec::new();
    test(Browser::Chromium, "counting", async |page| {
        page.open(&format!("{}{}", server.root(), worker::PATH))
            .await;
        page.allow_scripts_to_take_minutes().await;
        let script = format!("{}{ALTERNATE}", worker::POST);
        let file = worker::site().worker;
        for request in heavy(pace) {
            let arguments = vec![
                json!(file),
                json!(track_of(&request)),
                json!(request),
                json!(pace.rounds),
                json!(pace.warm_up),
            ];
            let [counted, plain]: [Vec<f64>; 2] = page.script_awaited(&script, arguments).await;
            lines.push(line(&request, median(counted), median(plain)));
        }
    });
    lines
}

fn line(request: &Request, counted: f64, plain: f64) -> Line {
    let cost = 100.0 * (counted / plain - 1.0);
    Line::new(
        format!(
            "{} {}: {counted:.2} ms counted, {plain:.2} ms not",
            request.exercise, request.variant
        ),
        format!("{cost:+.1} %"),
        TO_HOLD,
    )
}
