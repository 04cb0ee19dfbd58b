//! What the meter costs: the same module with and without it, run in turn.

use bytewise_tests::browser::{Browser, test};
use bytewise_tests::command::dist;
use bytewise_tests::file_server::{FileServer, Reply};
use bytewise_tests::lab::Lab;
use bytewise_tests::modules::Build;
use exercises::harness::Registered;
use protocol::Request;
use serde_json::json;

use crate::{Line, in_turn, median};

/// How often each of the two is run. An odd number has a middle.
const RUNS: usize = 41;

/// Runs that are not counted: engines compile better what runs again.
const WARM_UP: usize = 4;

const TO_HOLD: &str = "5 %";

/// What allocates most: every exercise's naive variant.
fn heavy() -> Vec<Request> {
    exercises::all()
        .map(|exercise: &dyn Registered| Request {
            exercise: exercise.slug().to_owned(),
            variant: "naive".to_owned(),
            case: exercise.default_case(),
            trace: None,
        })
        .collect()
}

pub(crate) fn in_wasmtime() -> Vec<Line> {
    let counted = Lab::shipped();
    let plain = Lab::new(&Build::Uncounted.bytes());
    let time = |lab: &Lab, request: &Request| {
        lab.report(&request.exercise, &request.variant, &request.case)
            .time_ms
    };
    heavy()
        .iter()
        .map(|request| {
            let both: [&dyn Fn() -> f64; 2] =
                [&|| time(counted, request), &|| time(&plain, request)];
            let [counted, plain] = in_turn(WARM_UP, RUNS, both);
            line(request, counted, plain)
        })
        .collect()
}

/// Runs both modules in turn and calls with the two lists of times.
const ALTERNATE: &str = "
const [request, runs, warmUp, done] = arguments;
(async () => {
    const modules = await Promise.all(['counted', 'plain'].map(async name =>
        WebAssembly.compile(await (await fetch(`/modules/${name}`)).arrayBuffer())));
    const host = { now: () => performance.now(), panicked() {}, refused() {}, place: () => 0 };
    const bytes = new TextEncoder().encode(JSON.stringify(request));
    const time = async module => {
        const { exports } = await WebAssembly.instantiate(module, { host });
        const address = exports.request(bytes.length);
        new Uint8Array(exports.memory.buffer, address, bytes.length).set(bytes);
        exports.run();
        const report = new Uint8Array(
            exports.memory.buffer, exports.report_address(), exports.report_len());
        return JSON.parse(new TextDecoder().decode(report)).report.time_ms;
    };
    const times = [[], []];
    for (let run = 0; run < warmUp + runs; run++) {
        for (const [which, module] of modules.entries()) {
            const spent = await time(module);
            if (run >= warmUp) times[which].push(spent);
        }
    }
    done(times);
})();
";

pub(crate) fn in_chromium() -> Vec<Line> {
    let server = FileServer::start(dist(), "/");
    let (counted, plain) = (Build::Shipped.bytes(), Build::Uncounted.bytes());
    server.alter(move |path, reply| {
        let module = match path {
            "modules/counted" => &counted,
            "modules/plain" => &plain,
            _ => return reply,
        };
        Reply {
            status: 200,
            media_type: "application/wasm",
            body: module.clone(),
        }
    });
    let mut lines = Vec::new();
    test(Browser::Chromium, "counting", async |page| {
        // A page without a life of its own.
        page.open(&format!("{}how-it-measures/", server.root()))
            .await;
        page.allow_scripts_to_take_minutes().await;
        for request in heavy() {
            let arguments = vec![json!(request), json!(RUNS), json!(WARM_UP)];
            let [counted, plain]: [Vec<f64>; 2] =
                page.script_until_called(ALTERNATE, arguments).await;
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
