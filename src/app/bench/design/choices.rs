//! The structures of each part, to choose one, with their bytes and errors.

use protocol::{Part, Structure, text};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, html};

use super::stack::colour;
use super::weighed::{Weight, fits, percent, weight};
use crate::bench::BenchHandle;
use crate::bench::bars::bar;
use crate::browser;
use crate::prose::spans;

/// A section for each part.
pub fn choices(bench: &BenchHandle) -> Html {
    let parts = bench.content.parts.iter().enumerate();
    html! {
        <div class="parts">{ for parts.map(|(at, part)| section(bench, at, part)) }</div>
    }
}

fn section(bench: &BenchHandle, at: usize, part: &Part) -> Html {
    let case = bench.case();
    let chosen = case.as_ref().and_then(|case| case.get(&part.knob).copied());
    let results = bench.machine.results().filter(|results| {
        case.as_ref()
            .is_none_or(|case| fits(results.case(), case, &bench.content))
    });
    let weights: Vec<Option<Weight>> = part
        .choices
        .iter()
        .map(|structure| results.and_then(|results| weight(results, part, structure)))
        .collect();
    let longest = weights.iter().flatten().map(|weight| weight.peak).max();
    let is_chosen = |place: usize| chosen == Some(place as u64 + 1);
    let rows = part.choices.iter().zip(&weights).enumerate();
    let rows = rows.map(|(place, (structure, weight))| Row {
        knob: &part.knob,
        place,
        structure,
        weight: *weight,
        longest: longest.unwrap_or(0),
        chosen: is_chosen(place).then(|| colour(at)),
    });
    let told = longest.is_some();
    let (ours, others): (Vec<_>, Vec<_>) = part
        .choices
        .iter()
        .enumerate()
        .partition(|(place, _)| is_chosen(*place));
    html! {
        <fieldset class="part" data-part={part.knob.clone()} disabled={!bench.ready}>
            <legend><h3>{ &part.title }</h3></legend>
            <p class="soft">{ &part.question }</p>
            <table class="bars" role="table">
                <caption class="hidden">{ format!("{}: structures, bytes and errors", part.title) }</caption>
                <thead><tr role="row">
                    <th scope="col" role="columnheader">{ "structure" }</th>
                    <td role="cell"></td>
                    <th scope="col" role="columnheader">{ "peak bytes" }</th>
                    <th scope="col" role="columnheader">{ "error" }</th>
                </tr></thead>
                <tbody>{ for rows.map(|row| row.html(bench)) }</tbody>
            </table>
            if told {
                { for ours.iter().map(|(_, structure)| html! {
                    <p class="because" data-because={structure.variant.clone()}>{ spans(&structure.because) }</p>
                }) }
                <details>
                    <summary>{ "The others" }</summary>
                    <dl>
                        { for others.iter().map(|(_, structure)| html! {
                            <>
                                <dt>{ &structure.label }</dt>
                                <dd data-because={structure.variant.clone()}>{ spans(&structure.because) }</dd>
                            </>
                        }) }
                    </dl>
                </details>
            }
        </fieldset>
    }
}

struct Row<'a> {
    knob: &'a str,
    place: usize,
    structure: &'a Structure,
    weight: Option<Weight>,
    longest: u64,
    /// Its colour, if it is chosen.
    chosen: Option<&'static str>,
}

impl Row<'_> {
    fn html(&self, bench: &BenchHandle) -> Html {
        let Structure { variant, label, .. } = self.structure;
        let id = format!("choice-{variant}");
        let first = self.place == 0;
        let colour = self.chosen.unwrap_or(if first { "naive" } else { "other" });
        let (peak, error) = (
            self.weight.map(|weight| weight.peak),
            self.weight.map(|weight| weight.error),
        );
        let unknown = || "–".to_owned();
        html! {
            <tr class={format!("c-{colour}")} role="row" data-choice={variant.clone()}
                data-chosen={self.chosen.map(|_| "true")}
                data-bytes={peak.map(|peak| peak.to_string())}
                data-error={error.map(|error| error.to_string())}>
                <th scope="row" role="rowheader">
                    <label for={id.clone()}>
                        <input type="radio" {id} name={self.knob.to_owned()} value={variant.clone()}
                            checked={self.chosen.is_some()} onchange={self.choose(bench)} />
                        { label }
                    </label>
                </th>
                <td class="bar" role="cell">
                    { for peak.map(|peak| bar(peak, self.longest, colour)) }
                </td>
                <td class="figure" role="cell">{ peak.map_or_else(unknown, text::grouped) }</td>
                <td class="err" role="cell">{ error.map_or_else(unknown, percent) }</td>
            </tr>
        }
    }

    /// A callback that sets the part's knob to this choice.
    fn choose(&self, bench: &BenchHandle) -> Callback<Event> {
        let knobs = &bench.content.knobs;
        let knob = knobs.iter().position(|knob| knob.name == self.knob);
        let (settings, value) = (bench.settings.clone(), (self.place + 1).to_string());
        Callback::from(move |event: Event| {
            let input = browser::target::<HtmlInputElement>(&event);
            if let Some(knob) = knob.filter(|_| input.is_some_and(|input| input.checked())) {
                settings.set(settings.with(knob, value.clone()));
            }
        })
    }
}
