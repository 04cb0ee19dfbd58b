//! The line that moves while a run shows its samples.

use protocol::text;
use yew::{Html, html};

use super::hook::BenchHandle;
use crate::run::palette;

/// The line of the run that goes on, if that shows samples.
pub fn trail(bench: &BenchHandle) -> Html {
    let (machine, trail) = (&bench.machine, bench.machine.trail());
    let Some(request) = machine.running().and_then(|live| live.current()) else {
        return Html::default();
    };
    if trail.is_empty() {
        return Html::default();
    }
    let colour = palette::class(&bench.variants(), &request.variant);
    let bytes = |bytes: i64| text::grouped(bytes.max(0).unsigned_abs());
    html! {
        <figure class={format!("trail c-{colour}")} data-live={trail.now.to_string()}
            data-highest={trail.highest.to_string()} data-points={trail.points().to_string()}>
            <svg viewBox="0 0 600 100" preserveAspectRatio="none"
                aria-hidden="true">
                <polyline points={trail.line()} />
            </svg>
            <figcaption>
                { format!(
                    "{}: {} bytes live now, {} at the highest",
                    request.variant, bytes(trail.now), bytes(trail.highest)
                ) }
            </figcaption>
        </figure>
    }
}
