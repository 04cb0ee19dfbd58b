//! The bytes of each line: as a table, with the chains of calls that led
//! there, and line by line.

use std::rc::Rc;

use judge::{ChainUse, Figures, LineUse, Measure, VariantLines, descending};
use protocol::{Frame, text};
use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, html};

use super::hook::BenchHandle;
use super::view::{LineView, Order, View};
use crate::browser;
use crate::prose::tokens;
use crate::run::{Event, Stopped, Trace, palette};
use crate::trace::increments;

/// The panel of the lines.
pub fn by_line(bench: &BenchHandle) -> Html {
    let Some(trace) = bench.trace() else {
        return html! { <p class="remark">{ absence(bench) }</p> };
    };
    html! {
        <>
            if bench.content.increments {
                { for trace.runs().iter().filter(|run| bench.shows(&run.variant))
                    .map(|run| line_by_line(bench, run)) }
            }
            { measures(bench) }
            { table(bench, &trace) }
        </>
    }
}

/// The reason for which there are no lines to show yet.
pub fn absence(bench: &BenchHandle) -> &'static str {
    let machine = &bench.machine;
    if machine.tracing().is_some() {
        "The lines are being traced."
    } else if machine.untraced().is_some() {
        "There are no lines; why is said above."
    } else if machine.stopped() == Some(Stopped::Tracing) {
        "Stopped before all variants were traced, so no lines are shown."
    } else if machine.has_measured() {
        "A second run of the same case, in a module that notes the line of every allocation, says \
         where the bytes come from: press “Trace the lines”."
    } else {
        "After a run: the lines that allocated the bytes."
    }
}

/// Names the lines' state in `data-lines`.
fn state(bench: &BenchHandle) -> &'static str {
    let machine = &bench.machine;
    if machine.tracing().is_some() {
        "tracing"
    } else if machine.untraced().is_some() {
        "failed"
    } else if machine.trace().is_some() {
        "traced"
    } else {
        "idle"
    }
}

/// The progress of the tracing, and the way to end it.
pub fn tracing(bench: &BenchHandle) -> Html {
    let Some(live) = bench.machine.tracing() else {
        return Html::default();
    };
    html! {
        <p class="goes-on" data-tracing="">
            <span class="soft">
                { format!("Tracing the lines, {} of {}", live.ended() + 1, live.total()) }
            </span>
            <button type="button" class="link" data-action="stop"
                onclick={bench.stop("[data-action=run]")}>{ "Stop" }</button>
        </p>
    }
}

/// The place of the tracing's state, before what shows it is here.
pub fn untold(bench: &BenchHandle) -> Html {
    html! { <div class="tracing" data-lines={state(bench)}></div> }
}

/// Shows what came of the tracing, with its buttons.
pub fn status(bench: &BenchHandle) -> Html {
    let machine = &bench.machine;
    let whole = machine.results().is_some_and(|results| {
        results.problems().is_empty() && results.runs().len() == bench.content.variants.len()
    });
    let trace = {
        let bench = bench.clone();
        move |_| bench.tell(Event::Trace(None))
    };
    html! {
        <div class="tracing" data-lines={state(bench)}>
            if let Some(why) = machine.untraced() {
                <div class="fault mild" role="alert" data-failure="untraced">
                    <p><b>{ "No lines." }</b>{ format!(" {why}. The figures stay as they are.") }</p>
                </div>
            }
            if whole && machine.running().is_none() && machine.tracing().is_none() {
                if machine.stopped() == Some(Stopped::Tracing) {
                    <span class="soft">{ absence(bench) }</span>
                }
                if machine.trace().is_none() {
                    <button type="button" class="quiet" data-action="trace" onclick={trace}>
                        { "Trace the lines" }
                    </button>
                } else if *bench.view == View::Lines {
                    <button type="button" class="link" data-action="trace" onclick={trace}>
                        { "Trace again" }
                    </button>
                }
            }
        </div>
    }
}

/// The jump from the timeline to what was live at one of its moments.
pub fn moment(bench: &BenchHandle) -> Html {
    let line_view = *bench.line_view;
    let slid = {
        let set_line_view = bench.line_view.setter();
        Callback::from(move |event: InputEvent| {
            let input = browser::target::<HtmlInputElement>(&event);
            if let Some(moment) = input.and_then(|input| input.value().parse().ok()) {
                set_line_view.set(LineView {
                    moment,
                    ..line_view
                });
            }
        })
    };
    let jump = {
        let bench = bench.clone();
        move |_| {
            bench.line_view.set(LineView {
                measure: Measure::AtEvent,
                ..line_view
            });
            bench.view.set(View::Lines);
            bench.tell(Event::Trace(Some(line_view.moment)));
        }
    };
    let ready = bench.machine.running().is_none();
    html! {
        <div class="moment">
            <label for="moment">{ format!("What was live {}\u{a0}% in?", line_view.moment) }</label>
            <input type="range" id="moment" min="1" max="100" step="1" value={line_view.moment.to_string()}
                oninput={slid} aria-valuetext={format!("{} percent of the calls", line_view.moment)} />
            <button type="button" class="quiet" data-action="moment" disabled={!ready} onclick={jump}>
                { "Show its lines" }
            </button>
        </div>
    }
}

/// The switch between the figures.
pub fn measures(bench: &BenchHandle) -> Html {
    let moment = bench.machine.trace().and_then(|trace| trace.moment());
    let chosen = bench.measure();
    let one = |measure: Measure| {
        let choose = {
            let (set_line_view, line_view) = (bench.line_view.setter(), *bench.line_view);
            move |_| {
                set_line_view.set(LineView {
                    measure,
                    ..line_view
                });
            }
        };
        let label = match (measure, moment) {
            (Measure::AtEvent, Some(percent)) => format!("{percent}\u{a0}% in"),
            _ => measure.label().to_owned(),
        };
        html! {
            <label>
                <input type="radio" name="measure" value={measure.name()}
                    checked={measure == chosen} onchange={choose} />
                { label }
            </label>
        }
    };
    let offered = Measure::ALL
        .into_iter()
        .filter(|measure| *measure != Measure::AtEvent || moment.is_some());
    html! {
        <fieldset class="measures">
            <legend class="hidden">{ "Which bytes" }</legend>
            { for offered.map(one) }
        </fieldset>
    }
}

struct Row<'a> {
    /// The place of the run among all.
    run: i64,
    variant: &'a str,
    line: &'a LineUse,
}

fn table(bench: &BenchHandle, trace: &Trace) -> Html {
    let measure = bench.measure();
    let variants = bench.variants();
    let mut rows: Vec<Row> = trace
        .runs()
        .iter()
        .zip(0..)
        .flat_map(|(run, place)| {
            run.lines.iter().map(move |line| Row {
                run: place,
                variant: &run.variant,
                line,
            })
        })
        .collect();
    let order = bench.line_view.order;
    match order {
        Order::Bytes => descending(&mut rows, |row| row.line.figures.of(measure)),
        Order::Blocks => descending(&mut rows, |row| row.line.figures.blocks.cast_signed()),
        // The largest last, and each variant for itself.
        Order::Source => descending(&mut rows, |row| {
            -(row.run << 32 | i64::from(row.line.place.line))
        }),
    }
    let elsewhere = trace.runs().iter().filter(|run| run.elsewhere.blocks > 0);
    if rows.is_empty() && elsewhere.clone().next().is_none() {
        return html! { <p class="remark">{ "No line allocates anything." }</p> };
    }
    let stale = bench.case().as_ref() != Some(trace.case());
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label="Lines"
            data-stale={stale.then_some("true")}>
            <table class="data lines">
                <caption class="hidden">{ format!("Bytes by line, {}", measure.label()) }</caption>
                <thead><tr>
                    { sorted_head(bench, "line", Order::Source) }
                    { sorted_head(bench, "bytes", Order::Bytes) }
                    { sorted_head(bench, "blocks", Order::Blocks) }
                </tr></thead>
                <tbody>
                    { for rows.iter().map(|row| table_row(bench, row, &variants, measure)) }
                    { for elsewhere.map(|run| elsewhere_row(run, &variants, measure)) }
                </tbody>
            </table>
        </div>
    }
}

/// A head that sorts by its column.
fn sorted_head(bench: &BenchHandle, name: &'static str, order: Order) -> Html {
    let (set_line_view, line_view) = (bench.line_view.setter(), *bench.line_view);
    let sorted = match (line_view.order == order, order) {
        (false, _) => None,
        (true, Order::Source) => Some("ascending"),
        (true, Order::Bytes | Order::Blocks) => Some("descending"),
    };
    html! {
        <th scope="col" aria-sort={sorted}>
            <button type="button" class="sort" data-sort={name}
                onclick={move |_| set_line_view.set(LineView { order, ..line_view })}>{ name }</button>
        </th>
    }
}

fn table_row(bench: &BenchHandle, row: &Row, variants: &[String], measure: Measure) -> Html {
    let Row { variant, line, .. } = row;
    let LineUse {
        place,
        figures,
        chains,
    } = line;
    let show = {
        let (bench, variant, line) = (bench.clone(), (*variant).to_owned(), place.line);
        move |_| bench.go_to_line(&variant, line)
    };
    let callers: Vec<&ChainUse> = chains
        .iter()
        .filter(|chain| chain.frames.len() > 1)
        .collect();
    html! {
        <tr class={format!("c-{}", palette::class(variants, variant))}
            data-of={(*variant).to_owned()} data-file={place.file.clone()}
            data-at={place.line.to_string()} data-total={figures.total.to_string()}
            data-at-peak={figures.at_peak.to_string()} data-retained={figures.retained.to_string()}
            data-at-moment={figures.at_event.to_string()} data-blocks={figures.blocks.to_string()}>
            <th scope="row">
                <span class="key" aria-hidden="true"></span>
                <button type="button" class="link" onclick={show}>{ short(place) }</button>
                <span class="soft">{ format!(" in {}", place.function) }</span>
                if !callers.is_empty() {
                    <details>
                        <summary>{ if callers.len() == 1 { "its callers".to_owned() } else {
                            format!("its {} chains of callers", callers.len())
                        } }</summary>
                        <ol class="chains">
                            { for callers.iter().map(|chain| chain_item(chain, measure)) }
                        </ol>
                    </details>
                }
            </th>
            { cells(figures, measure) }
        </tr>
    }
}

fn cells(figures: &Figures, measure: Measure) -> Html {
    html! {
        <>
            <td>{ text::grouped_signed(figures.of(measure)) }</td>
            <td>{ text::grouped(figures.blocks) }</td>
        </>
    }
}

fn chain_item(chain: &ChainUse, measure: Measure) -> Html {
    let calls: Vec<String> = chain.frames.iter().map(short).collect();
    html! {
        <li>
            <code>{ calls.join(" → ") }</code>
            { format!(
                ": {} bytes, {} blocks",
                text::grouped_signed(chain.figures.of(measure)),
                text::grouped(chain.figures.blocks)
            ) }
        </li>
    }
}

fn elsewhere_row(run: &VariantLines, variants: &[String], measure: Measure) -> Html {
    html! {
        <tr class={format!("c-{}", palette::class(variants, &run.variant))}>
            <th scope="row"><span class="key" aria-hidden="true"></span>{ "no line of the exercise" }</th>
            { cells(&run.elsewhere, measure) }
        </tr>
    }
}

/// `naive.rs:13`
pub fn short(place: &Frame) -> String {
    let file = place.file.rsplit('/').next().unwrap_or(&place.file);
    format!("{file}:{}", place.line)
}

/// The lines of a variant's file with their increments and the running total.
fn line_by_line(bench: &BenchHandle, run: &VariantLines) -> Html {
    let Some(source) = bench.source(&run.variant) else {
        return Html::default();
    };
    let colour = palette::class(&bench.variants(), &run.variant);
    let label = format!("{}, line by line", run.variant);
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={label.clone()}>
            <table class={format!("data increments c-{colour}")} data-increments={run.variant.clone()}>
                <caption><span class="key" aria-hidden="true"></span>{ label }</caption>
                <thead><tr>
                    <th scope="col">{ "line" }</th>
                    <th scope="col">{ "increment" }</th>
                    <th scope="col">{ "running total" }</th>
                    <th scope="col" class="code">{ "source" }</th>
                </tr></thead>
                <tbody>{ for increments(run, &source.path).into_iter().map(|row| {
                    let index = row.line as usize;
                    let code = index.checked_sub(1).and_then(|index| source.lines.get(index));
                    html! {
                        <tr data-at={row.line.to_string()} data-change={row.change.to_string()}
                            data-running={row.running.to_string()}>
                            <th scope="row">{ row.line }</th>
                            <td>{ signed(row.change) }</td>
                            <td>{ text::grouped_signed(row.running) }</td>
                            <td class="code"><code>{ for code.map(tokens) }</code></td>
                        </tr>
                    }
                }) }</tbody>
            </table>
        </div>
    }
}

/// A change, with its sign.
pub fn signed(change: i64) -> String {
    if change > 0 {
        format!("+{}", text::grouped_signed(change))
    } else {
        text::grouped_signed(change)
    }
}

/// The figures that the sources show beside their lines, if there is a trace.
pub fn heat(bench: &BenchHandle) -> Option<Heat> {
    let trace = bench.trace()?;
    let measure = bench.measure();
    let lines = trace.runs().iter().flat_map(|run| &run.lines);
    let most = lines
        .map(|line| line.figures.of(measure))
        .max()
        .unwrap_or(0);
    Some(Heat {
        trace,
        measure,
        most,
    })
}

/// The bytes of all lines on one scale.
#[derive(Clone)]
pub struct Heat {
    /// The lines.
    pub trace: Rc<Trace>,
    /// The figure that is looked at.
    pub measure: Measure,
    /// The largest, over all variants.
    pub most: i64,
}
