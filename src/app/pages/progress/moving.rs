//! Progress as a file: saved, chosen or dropped, looked at, and imported.

use std::rc::Rc;

use web_sys::{DragEvent, Event, HtmlInputElement};
use yew::{Callback, Html, html};

use super::desk::{Desk, Plan, Step};
use super::words;
use crate::browser;
use crate::kept::{self, Part, Store, Summary};

/// The way out of this browser and into it.
pub fn moving(desk: &Desk) -> Html {
    let save = {
        let desk = desk.clone();
        move |_| desk.save()
    };
    let choose = {
        let desk = desk.clone();
        move |event: Event| {
            let Some(input) = browser::target::<HtmlInputElement>(&event) else {
                return;
            };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                desk.take(file);
            }
            // The same file may be chosen again.
            input.set_value("");
        }
    };
    let nothing = desk.kept.here().is_none_or(|here| here.store.is_empty());
    html! {
        <section class={if *desk.over { "moving over" } else { "moving" }}
            ondragover={hold(desk, true)} ondragleave={hold(desk, false)} ondrop={drop_on(desk)}>
            <h2>{ "Move it" }</h2>
            <p class="prose">
                { "Progress is kept in this browser alone, and for this address alone: another \
                   browser, another machine or another port begins anew. Browsers may also throw it \
                   away, some after a week without a visit. A file keeps it, and nothing is sent \
                   anywhere. Importing adds: what is solved here stays solved, and no draft is lost." }
            </p>
            <fieldset class="actions" disabled={!desk.is_open()}>
                <legend class="hidden">{ "Save and import" }</legend>
                <button type="button" class="run" data-action="save" disabled={nothing}
                    onclick={save}>{ "Save as a file" }</button>
                <label class="choose" for="import">{ "Import a file, or drop it here" }</label>
                <input type="file" id="import" data-action="import" accept=".json,application/json"
                    onchange={choose} />
            </fieldset>
            { step(desk) }
        </section>
    }
}

/// A callback that takes a file which is held over the place, or leaves it.
fn hold(desk: &Desk, over: bool) -> Callback<DragEvent> {
    let desk = desk.clone();
    Callback::from(move |event: DragEvent| {
        event.prevent_default();
        if *desk.over != over {
            desk.over.set(over);
        }
    })
}

fn drop_on(desk: &Desk) -> Callback<DragEvent> {
    let desk = desk.clone();
    Callback::from(move |event: DragEvent| {
        // The browser would show the file in the page's place.
        event.prevent_default();
        desk.over.set(false);
        let files = event.data_transfer().and_then(|given| given.files());
        if let Some(file) = files
            .and_then(|files| files.get(0))
            .filter(|_| desk.is_open())
        {
            desk.take(file);
        }
    })
}

fn step(desk: &Desk) -> Html {
    match &*desk.step {
        Step::Idle => html! { <div role="status" /> },
        Step::Reading(name) => html! {
            <p role="status" data-stage="reading" tabindex="-1">{ format!("Reading {name}.") }</p>
        },
        Step::Failed(why) => html! {
            <p class="fault" role="alert" data-stage="failed" data-failure="progress"
                tabindex="-1">{ why }</p>
        },
        Step::Done(said, changes) => {
            let undo = {
                let (desk, changes) = (desk.clone(), changes.clone());
                move |_| desk.undo(&changes)
            };
            html! {
                <div class="done" role="status" data-stage="done" tabindex="-1">
                    <p>{ said }</p>
                    if !changes.is_empty() {
                        <button type="button" class="quiet" data-action="undo" onclick={undo}>
                            { "Undo" }
                        </button>
                    }
                </div>
            }
        }
        Step::Planned(plan) => planned(desk, plan),
    }
}

/// What an import will change, before it does.
fn planned(desk: &Desk, plan: &Rc<Plan>) -> Html {
    let after = kept::merge(&plan.seen, &plan.come);
    let leave = {
        let desk = desk.clone();
        move |_| {
            desk.step.set(Step::Idle);
            browser::focus("#import");
        }
    };
    if after == plan.seen {
        return html! {
            <div class="done" role="status" data-stage="nothing" tabindex="-1">
                <p>{ format!("{} has nothing that is not here already. Nothing was changed.",
                    plan.name) }</p>
            </div>
        };
    }
    let summary = Summary::of(&plan.seen, &after);
    let said = words::planned(&summary, &desk.catalogue);
    let import = {
        let (desk, plan) = (desk.clone(), plan.clone());
        move |_| desk.import(&plan)
    };
    html! {
        <div class="plan" role="status" data-stage="planned" data-again={plan.again.then_some("")}
            tabindex="-1">
            if plan.again {
                <p><b>{ "Another tab has changed your progress since. This is what the file changes \
                         now." }</b></p>
            }
            <p>{ format!("{} was read. Importing it changes this:", plan.name) }</p>
            <ul>
                { for said.iter().map(|sentence| html! { <li>{ sentence }</li> }) }
                if said.is_empty() {
                    <li>{ "Only the place where you were last, and times, are newer there." }</li>
                }
            </ul>
            { for summary.beside.iter().filter_map(|slug| differing(desk, plan, slug)) }
            <p class="acts">
                <button type="button" class="run" data-action="confirm-import" onclick={import}>
                    { "Import it" }
                </button>
                <button type="button" class="quiet" data-action="leave-import" onclick={leave}>
                    { "Leave it" }
                </button>
            </p>
        </div>
    }
}

/// The two texts of an exercise that differ, here and in the file; nothing if
/// this build does not have the exercise.
fn differing(desk: &Desk, plan: &Plan, slug: &str) -> Option<Html> {
    let (_, entry) = desk.catalogue.find(slug)?;
    let part = if entry.shape == protocol::Shape::Interview {
        Part::Words
    } else {
        Part::Draft
    };
    let text = |store: &Store| store.text(part, slug);
    Some(html! {
        <details key={slug.to_owned()} data-differs={slug.to_owned()}>
            <summary>{ format!("{}: both", entry.title) }</summary>
            { both(("here", text(&plan.seen)), ("in the file", text(&plan.come))) }
        </details>
    })
}

/// Two texts beside each other, as nothing but text.
pub fn both(first: (&'static str, Option<String>), second: (&'static str, Option<String>)) -> Html {
    html! {
        <div class="both">
            { for [first, second].into_iter().map(|(label, text)| html! {
                <figure>
                    <figcaption class="soft">{ label }</figcaption>
                    <pre tabindex="0" role="region" aria-label={label}>
                        { text.unwrap_or_else(|| "nothing".to_owned()) }
                    </pre>
                </figure>
            }) }
        </div>
    }
}
