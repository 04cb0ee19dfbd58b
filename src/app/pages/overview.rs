//! Every exercise in one table, measured in this tab.

use std::rc::Rc;
use std::slice;

use protocol::{Entry, Headline, Report, TrackEntries, Usage, text};
use yew::{Callback, Html, component, html, use_context, use_state};

use super::export;
use super::measuring::{Measuring, Row};
use crate::bench::{Once, Told, bar, head};
use crate::browser;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::export::VERSION;
use crate::link::Link;
use crate::route::Route;
use crate::run::{Results, palette};

/// The table of all exercises.
#[component]
pub fn OverviewPage() -> Html {
    let env = use_context::<Env>();
    let count = env
        .as_ref()
        .map_or(0, |env| env.catalogue.entries().count());
    let state = use_state(|| Measuring::new(count));
    {
        let (env, state) = (env.clone(), state.clone());
        use_effect_with(state.current(), move |current| {
            let once = env.zip(*current).and_then(|(env, (_, at))| {
                let (_, entry) = env.catalogue.entries().nth(at)?;
                let slug = entry.slug.clone();
                let tell = Callback::from(move |told: Told| {
                    state.set(state.ended(match told {
                        Ok((_, results)) => Row::Ran(Rc::new(results)),
                        Err(why) => Row::Failed(why.into()),
                    }));
                });
                Some(Once::start(env.tab?, slug, tell))
            });
            move || drop(once)
        });
    }
    let run = {
        let state = state.clone();
        move |_| state.set(state.started())
    };
    let stop = {
        let state = state.clone();
        move |_| {
            // The button is about to go, and the focus with it.
            browser::focus("[data-action=run]");
            state.set(state.stopped());
        }
    };
    let Some(env) = env else {
        return Html::default();
    };
    // The files have the columns of the command's: their names say what made them.
    let build = env.tab.as_ref().map_or("", |tab| &tab.site.build);
    let name = format!("bytewise-{VERSION}-{build}");
    let running = state.current().map(|(_, at)| at);
    let mut rows = state.rows().iter().enumerate();
    html! {
        <main id="content" class="overview" data-state={state.phase()}>
            <h1 tabindex="-1">{ "All exercises, measured" }</h1>
            <p class="lead">
                { "Every variant of every exercise at its default case, one after the other, in \
                   this tab. The table shows the figure that each exercise is about, for its naive \
                   and its optimized version. The files have all variants with all five figures." }
            </p>
            <fieldset class="actions" disabled={env.tab.is_none()}>
                <legend class="hidden">{ "Measure and save" }</legend>
                <button type="button" class="run" data-action="run" onclick={run}>{ "Run all" }</button>
                if let Some(at) = running {
                    <button type="button" class="quiet" data-action="stop" onclick={stop}>{ "Stop" }</button>
                    <label class="progress">
                        <progress max={count.to_string()} value={at.to_string()} />
                        { format!("{} of {count}", at + 1) }
                    </label>
                }
                { save(&state, &name, ("CSV", "csv"), |all| export::to_csv(all.into_iter())) }
                { save(&state, &name, ("JSON", "json"), |all| export::to_json(all.into_iter())) }
            </fieldset>
            <p class="hidden" role="status">{ announced(&state) }</p>
            <table class="all" role="table">
                <thead><tr role="row">
                    <th scope="col" role="columnheader">{ "exercise" }</th>
                    <th scope="col" role="columnheader">{ "figure" }</th>
                    <th scope="col" role="columnheader">{ "naive and optimized" }</th>
                    <th scope="col" role="columnheader" class="ratio">{ "naive to optimized" }</th>
                </tr></thead>
                { for env.catalogue.tracks.iter().map(|TrackEntries { id, title, exercises, .. }| html! {
                    <tbody key={id.clone()} role="rowgroup">
                        <tr role="row" class="title">
                            <th colspan="4" scope="rowgroup" role="rowheader">{ title }</th>
                        </tr>
                        { for exercises.iter().zip(&mut rows).map(|(entry, (at, known))| {
                            row(entry, known, running == Some(at))
                        }) }
                    </tbody>
                }) }
            </table>
        </main>
    }
}

/// A button that saves what is measured, once there is something.
fn save(
    state: &Measuring,
    name: &str,
    (label, ending): (&str, &str),
    written: fn(Vec<&Results>) -> String,
) -> Html {
    let state = state.clone();
    let file = format!("{name}.{ending}");
    let nothing = state.current().is_some() || !state.rows().iter().any(has_figures);
    html! {
        <button type="button" class="quiet" data-action={format!("save-{ending}")}
            disabled={nothing} onclick={move |_| {
                let all = state.rows().iter().filter(|row| has_figures(row));
                let all = all.filter_map(|row| match row {
                    Row::Ran(results) => Some(&**results),
                    Row::Awaited | Row::Failed(_) => None,
                });
                let text = written(all.collect());
                // A browser that refuses downloads says so itself.
                let _ = browser::save(&file, "text/plain", &text);
            }}>{ format!("Download {label}") }</button>
    }
}

fn has_figures(row: &Row) -> bool {
    match row {
        Row::Ran(results) => !results.runs().is_empty(),
        Row::Awaited | Row::Failed(_) => false,
    }
}

/// Gives the words for a screen reader to announce when all is over.
fn announced(state: &Measuring) -> &'static str {
    match state.phase() {
        "measured" => "All exercises are measured.",
        "failed" => "Not every exercise could be measured. The table says why.",
        _ => "",
    }
}

fn row(entry: &Entry, known: &Row, running: bool) -> Html {
    let Entry {
        slug,
        title,
        technique,
        headline,
        ..
    } = entry;
    let runs = match known {
        Row::Ran(results) => results.runs(),
        Row::Awaited | Row::Failed(_) => &[],
    };
    let named = |name: &str| runs.iter().find(|report| report.variant == name);
    let shown: Vec<&Rc<Report>> = ["naive", "optimized"]
        .into_iter()
        .filter_map(named)
        .collect();
    let longest = shown.iter().map(|report| headline.of(&report.usage)).max();
    html! {
        <tr key={slug.clone()} role="row" data-exercise={slug.clone()}>
            <th scope="row" role="rowheader">
                <Link to={Route::Exercise { slug: slug.clone() }}>{ title }</Link>
                <span class="soft">{ technique }</span>
            </th>
            <td role="cell" class="of">{ head(*headline) }</td>
            <td role="cell" class="runs">
                if running {
                    <p class="soft">{ "running" }</p>
                }
                { for shown.iter().map(|report| run(*headline, report, longest.unwrap_or(0))) }
                { for known.faults().into_iter().map(|fault| html! {
                    <p role="alert" class="soft">{ fault }</p>
                }) }
            </td>
            <td role="cell" class="ratio">{ ratio(*headline, &shown) }</td>
        </tr>
    }
}

fn run(headline: Headline, report: &Report, longest: u64) -> Html {
    let Usage {
        peak,
        total,
        allocations,
        retained,
        pages,
    } = report.usage;
    let figure = headline.of(&report.usage);
    let colour = palette::class(slice::from_ref(&report.variant), &report.variant);
    html! {
        <div class={format!("one c-{colour}")}
            data-variant={report.variant.clone()}
            data-peak={peak.to_string()}
            data-total={total.to_string()}
            data-allocations={allocations.to_string()}
            data-retained={retained.to_string()}
            data-pages={pages.to_string()}
            data-answer={report.answer.clone()}>
            <span class="name">{ &report.variant }</span>
            { bar(figure, longest, colour) }
            <span class="figure">{ text::grouped(figure) }</span>
        </div>
    }
}

/// Says how many times as much the naive version takes.
fn ratio(headline: Headline, shown: &[&Rc<Report>]) -> Option<String> {
    let [naive, optimized] = shown else {
        return None;
    };
    let [naive, optimized] = [naive, optimized].map(|report| headline.of(&report.usage));
    match text::times(naive, optimized) {
        Some(factor) => Some(format!("{factor} ×")),
        None if naive > 0 => Some("to none".to_owned()),
        None => None,
    }
}
