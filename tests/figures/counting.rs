//! The cost of the meter: the same module with and without it, run in turn.

use bytewise_tests::browser::{Browser, test, worker};
use bytewise_tests::file_server::Reply;
use bytewise_tests::lab::Lab;
use bytewise_tests::modules::Build;
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

/// The module without the meter. Where each figure is taken once, to see that
/// it can be, the counting one stands in: to link another takes minutes.
fn uncounted(pace: Pace) -> Vec<u8> {
    if pace.rounds == 1 {
        Build::Shipped.bytes()
    } else {
        Build::Uncounted.bytes()
    }
}

pub(crate) fn in_wasmtime(pace: Pace) -> Vec<Line> {
    let counted = Lab::shipped();
    let plain = Lab::new(&uncounted(pace));
    let time = |lab: &Lab, request: &Request| {
        lab.report(&request.exercise, &request.variant, &request.case)
            .time_ms
    };
    heavy(pace)
        .iter()
        .map(|request| {
            let both: [&dyn Fn() -> f64; 2] =
                [&|| time(counted, request), &|| time(&plain, request)];
            let [counted, plain] = in_turn(pace, both);
            line(request, counted, plain)
        })
        .collect()
}

/// Runs both modules in turn, in the site's own worker, and gives the two lists
/// of times.
const ALTERNATE: &str = "
const [worker, request, rounds, warmUp] = arguments;
const modules = await Promise.all(['counted', 'plain'].map(name =>
    WebAssembly.compileStreaming(fetch(`modules/${name}`))));
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
    let (counted, plain) = (Build::Shipped.bytes(), uncounted(pace));
    server.alter(move |path, reply| {
        let module = match path {
            "modules/counted" => &counted,
            "modules/plain" => &plain,
            _ => return worker::page(path, reply),
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
