//! The chosen parts as one bar, held against the budget.

use protocol::text;
use yew::{Html, html};

use super::weighed::Design;

/// The colours of the parts, in their order.
const COLOURS: [&str; 4] = ["yours", "sky", "optimized", "purple"];

/// From this share of the scale on, in percent, the budget's words stand before
/// its mark.
const LATE: f64 = 70.0;

/// The colour of the part at that place.
pub fn colour(part: usize) -> &'static str {
    COLOURS[part % COLOURS.len()]
}

/// A part of the bar.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    /// Its start, as a share of the scale in percent.
    from: f64,
    /// Its length.
    long: f64,
}

/// The bar's stretches, and the share of the scale at which the budget stands.
/// The scale ends with the longer of both.
fn stretches(peaks: &[u64], budget: u64) -> (Vec<Stretch>, f64) {
    let sum: u64 = peaks.iter().sum();
    let scale = sum.max(budget).max(1) as f64;
    let share = |bytes: u64| 100.0 * bytes as f64 / scale;
    let mut before = 0;
    let stretches = peaks.iter().map(|peak| {
        let from = share(before);
        before += peak;
        Stretch {
            from,
            long: share(*peak),
        }
    });
    (stretches.collect(), share(budget))
}

/// The bar, with a key for each part. Before there are figures, the budget
/// stands alone.
pub fn stack(design: &Design) -> Html {
    let weights = design.weights();
    let peaks: Vec<u64> = weights.iter().flatten().map(|weight| weight.peak).collect();
    let (stretches, budget) = stretches(&peaks, design.budget);
    let parts = || design.chosen.iter().enumerate();
    let percent = |share: f64| format!("{}%", text::decimal(share, 3));
    let words = format!("budget {}", text::grouped(design.budget));
    let anchor = if budget > LATE {
        ("-6", "end")
    } else {
        ("8", "start")
    };
    html! {
        <div class="stack" data-stack="">
            <svg width="100%" height="26" aria-hidden="true">
                <rect class="ground" width="100%" height="26" />
                { for parts().zip(&stretches).map(|((at, chosen), stretch)| html! {
                    <rect class={format!("fill c-{}", colour(at))} x={percent(stretch.from)}
                        width={percent(stretch.long)} height="26" data-segment={chosen.part.knob.clone()}
                        data-bytes={chosen.weight.map(|weight| weight.peak.to_string())} />
                }) }
                <svg x={percent(budget)} overflow="visible">
                    <rect class="mark" x="-1" y="-3" width="2" height="32"
                        data-budget={design.budget.to_string()} />
                    <text x={anchor.0} y="17" text-anchor={anchor.1}>{ words }</text>
                </svg>
            </svg>
            <ul class="keys">
                { for parts().map(|(at, chosen)| {
                    let bytes = chosen.weight.map(|weight| text::grouped(weight.peak));
                    html! {
                        <li class={format!("c-{}", colour(at))}>
                            <i class="key" aria-hidden="true"></i>
                            { &chosen.part.title }{ " " }
                            <span class="figure">{ bytes.unwrap_or_else(|| "–".to_owned()) }</span>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_follow_each_other_and_the_longer_of_bar_and_budget_ends_the_scale() {
        for (peaks, budget, starts, mark) in [
            (&[100, 300, 100][..], 1_000, &[0.0, 10.0, 40.0][..], 100.0),
            (&[100, 300, 100], 250, &[0.0, 20.0, 80.0], 50.0),
            (&[], 250, &[], 100.0),
            (&[0, 0], 0, &[0.0, 0.0], 0.0),
        ] {
            let (stretches, at) = stretches(peaks, budget);
            let froms: Vec<f64> = stretches.iter().map(|stretch| stretch.from).collect();
            assert_eq!((froms.as_slice(), at), (starts, mark), "{peaks:?} {budget}");
            let longest = stretches
                .iter()
                .map(|it| it.from + it.long)
                .fold(at, f64::max);
            assert!(longest <= 100.0, "{longest}");
        }
    }
}
