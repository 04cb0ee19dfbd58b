//! The bytes of each chain of calls, as flames.

use judge::{Measure, VariantLines};
use protocol::text;
use yew::{Html, html};

use super::hook::BenchHandle;
use super::lines::{absence, measures};
use crate::run::palette;
use crate::trace::{Flame, flame};

/// The height of a drawn call, in pixels.
const HEIGHT: u32 = 26;

/// The panel of the chains.
pub fn by_chain(bench: &BenchHandle) -> Html {
    let Some(trace) = bench.trace() else {
        return html! { <p class="remark">{ absence(bench) }</p> };
    };
    let measure = bench.measure();
    let flames: Vec<_> = trace
        .runs()
        .iter()
        .map(|run| (run, flame(run, measure)))
        .collect();
    // All variants on one scale.
    let widest = flames
        .iter()
        .map(|(_, (_, bytes))| *bytes)
        .max()
        .unwrap_or(0);
    let variants = bench.variants();
    html! {
        <>
            { measures(bench) }
            { for flames.iter().map(|(run, (calls, bytes))| {
                let colour = palette::class(&variants, &run.variant);
                drawn(run, calls, *bytes, widest, measure, colour)
            }) }
            <p class="remark">{ "Each call stands below the one that made it, as wide as its bytes. \
                                 The figures are in “By line”." }</p>
        </>
    }
}

fn drawn(
    run: &VariantLines,
    calls: &[Flame],
    bytes: u64,
    widest: u64,
    measure: Measure,
    colour: &str,
) -> Html {
    let depth = calls.iter().map(|call| call.depth + 1).max().unwrap_or(0);
    let summary = summary(run, calls, bytes, measure);
    html! {
        <figure class={format!("flame c-{colour}")} data-flame={run.variant.clone()}>
            <figcaption class="summary">{ &summary }</figcaption>
            if bytes > 0 {
                <svg width="100%" height={(depth * HEIGHT).to_string()} role="img" aria-label={summary}>
                    { for calls.iter().map(|call| one(call, widest)) }
                </svg>
            }
        </figure>
    }
}

/// A call. An inner `svg` cuts its text off where it ends.
fn one(call: &Flame, widest: u64) -> Html {
    let percent = |bytes: u64| {
        let share = 100.0 * bytes as f64 / widest.max(1) as f64;
        format!("{}%", text::decimal(share, 3))
    };
    let words = format!(
        "{} {}, {} bytes",
        call.place,
        call.function,
        text::grouped(call.bytes)
    );
    html! {
        <svg x={percent(call.start)} y={(call.depth * HEIGHT).to_string()}
            width={percent(call.bytes)} height={(HEIGHT - 2).to_string()}>
            <title>{ &words }</title>
            <rect width="100%" height="100%" rx="2" />
            <text x="6" y="16">{ words.clone() }</text>
        </svg>
    }
}

fn summary(run: &VariantLines, calls: &[Flame], bytes: u64, measure: Measure) -> String {
    let name = &run.variant;
    let (bytes, label) = (text::grouped(bytes), measure.label());
    let outermost = calls.iter().filter(|call| call.depth == 0).count();
    match calls.first() {
        None => format!("{name}: nothing {label}."),
        Some(first) if outermost == 1 => {
            format!("{name}: {bytes} bytes {label}, all from {}.", first.place)
        }
        Some(first) => format!(
            "{name}: {bytes} bytes {label}, from {outermost} calls in the solution; {} of them from {}.",
            text::grouped(first.bytes),
            first.place
        ),
    }
}
