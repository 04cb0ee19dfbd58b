//! The tabs of a bench, and the view that is open.

use protocol::VariantContent;
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, html};

use super::chains::by_chain;
use super::design::{choices, is_design};
use super::figures::all_figures;
use super::findings::findings;
use super::hook::BenchHandle;
use super::lines::{by_line, heat, untold};
use super::plots::{against_size, over_time};
use super::rest;
use super::source;
use super::view::View;
use super::yours;
use crate::browser;
use crate::tabs::{Tab, tab_list};

/// The panel's id.
const PANEL: &str = "view";

/// The tabs and the panel of the open one.
pub fn views(bench: &BenchHandle) -> Html {
    let views = offered(bench);
    let tabs: Vec<Tab> = views
        .iter()
        .map(|view| Tab {
            id: tab_id(view),
            name: view.name().to_owned(),
            label: label(view, bench),
            apart: *view == View::Figures,
        })
        .collect();
    let selected = chosen(&views, bench);
    let view = &views[selected];
    let open = {
        let views = views.clone();
        let view = bench.view.setter();
        Callback::from(move |at: usize| view.set(views[at].clone()))
    };
    html! {
        <>
            { tab_list("Views", PANEL, &tabs, selected, &open) }
            <div class="panel" role="tabpanel" id={PANEL} aria-labelledby={tab_id(view)}
                data-view={view.name().to_owned()}>
                if *view != View::Choices {
                    { rest::parts().map_or_else(|| untold(bench), |parts| (parts.status)(bench)) }
                }
                { yours::draft(bench, *view == View::Yours) }
                { match view {
                    View::Yours => Html::default(),
                    View::Source(variant) => source_of(bench, variant),
                    _ => rest::drawn(bench, |parts| (parts.view)(bench, view)),
                } }
            </div>
        </>
    }
}

/// A view that is no source and not the learner's version.
pub fn view(bench: &BenchHandle, view: &View) -> Html {
    match view {
        View::Choices => choices(bench),
        View::Figures => all_figures(bench),
        View::Findings => found(bench),
        View::Time => over_time(bench),
        View::Growth => against_size(bench),
        View::Lines => by_line(bench),
        View::Chains => by_chain(bench),
        View::Yours | View::Source(_) => Html::default(),
    }
}

/// The place of the chosen view among these; the first stands in for one that
/// is not there yet.
fn chosen(views: &[View], bench: &BenchHandle) -> usize {
    let chosen = views.iter().position(|view| *view == *bench.view);
    chosen.unwrap_or(0)
}

/// The view that is shown.
pub fn shown(bench: &BenchHandle) -> View {
    let mut views = offered(bench);
    let chosen = chosen(&views, bench);
    views.swap_remove(chosen)
}

/// The views that there is something to see in: findings once a run has some.
fn offered(bench: &BenchHandle) -> Vec<View> {
    let results = bench.machine.results();
    let finds = results.is_some_and(|results| {
        let runs = bench.runs(results);
        runs.iter().any(|run| !run.findings.is_empty())
    });
    let mut views = View::all(&bench.content, bench.desk.is_some());
    // The one that is looked at stays while it is measured anew.
    views.retain(|view| finds || *view != View::Findings || *bench.view == View::Findings);
    if is_design(&bench.content) {
        // There are too many sources for a row of tabs: one tab has them all.
        let mut sources = views.iter().filter(|view| matches!(view, View::Source(_)));
        let open = sources.clone().find(|view| **view == *bench.view);
        let open = open.or_else(|| sources.next()).cloned();
        views.retain(|view| !matches!(view, View::Source(_)) || Some(view) == open.as_ref());
    }
    views
}

fn label(view: &View, bench: &BenchHandle) -> String {
    match view {
        View::Source(_) if is_design(&bench.content) => "Sources".to_owned(),
        _ => view.label(),
    }
}

/// The choice of a source, where one tab has them all.
fn source_choice(bench: &BenchHandle, name: &str) -> Html {
    if !is_design(&bench.content) {
        return Html::default();
    }
    let choose = {
        let view = bench.view.setter();
        move |event: Event| {
            if let Some(select) = browser::target::<HtmlSelectElement>(&event) {
                view.set(View::Source(select.value()));
            }
        }
    };
    let variants = bench.content.variants.iter();
    html! {
        <p class="source-of">
            <label for="source-of">{ "Source" }</label>
            <select id="source-of" data-source-of="" onchange={choose}>
                { for variants.map(|variant| html! {
                    <option value={variant.name.clone()} selected={variant.name == name}>
                        { format!("{}.rs", variant.name.replace('-', "_")) }
                    </option>
                }) }
            </select>
        </p>
    }
}

fn tab_id(view: &View) -> String {
    format!("tab-{}", view.name())
}

fn found(bench: &BenchHandle) -> Html {
    let results = bench.machine.results();
    let runs = results.map_or_else(Vec::new, |results| bench.runs(results));
    findings(bench, &runs)
}

/// The source of a variant, or the way to it: a solution that stands open is
/// read before anything is tried.
fn source_of(bench: &BenchHandle, name: &str) -> Html {
    let mut variants = bench.content.variants.iter();
    let Some(variant) = variants.find(|variant| variant.name == name) else {
        return Html::default();
    };
    if !bench.shows(name) {
        return hidden(bench, variant);
    }
    html! {
        <>
            { source_choice(bench, name) }
            { source::pane(variant, &bench.variants(), heat(bench).as_ref()) }
        </>
    }
}

fn hidden(bench: &BenchHandle, variant: &VariantContent) -> Html {
    let reveal = {
        let bench = bench.clone();
        move |_| {
            // The button is about to go, and the focus with it.
            browser::focus("[data-tab][aria-selected=true]");
            bench.reveal();
        }
    };
    if bench.mode.exam {
        return html! {
            <div class="hidden-source">
                <p>{ format!(
                    "{}.rs is one of the solutions, which are not shown here.", variant.name
                ) }</p>
            </div>
        };
    }
    html! {
        <div class="hidden-source">
            <p>{ format!(
                "{}.rs is one of the solutions. Try first: its bar shows what can be reached, and \
                 the hints lead there.", variant.name
            ) }</p>
            <button type="button" class="quiet" data-action="show-solution" onclick={reveal}>
                { "Show it" }
            </button>
        </div>
    }
}
