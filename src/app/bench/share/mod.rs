//! What can be taken along from a bench: its link, its figures, its pictures.

mod taken;

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::Report;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlDetailsElement, KeyboardEvent};
use yew::{Callback, Event, Html, hook, html};

use super::hook::BenchHandle;
use super::view::View;
use crate::browser::{self, Listener, document};
use crate::effect::use_effect_with;
use crate::export::{Origin, Picture, to_csv, to_json, to_markdown};
use taken::{address, drawn, of_results, points};

/// The menu, and what is looked at one at a time, as selectors.
const MENU: &str = "details.share";
const SUMMARY: &str = "details.share > summary";
const PANEL: &str = "#view";

/// The state of the menu.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// True if the open view has drawings; looked at whenever the menu opens.
    drawings: bool,
    said: Said,
}

/// The outcome of the last export.
#[derive(Clone, Debug, Default, PartialEq)]
enum Said {
    #[default]
    Nothing,
    Busy,
    Done(String),
    Failed(String),
    /// The browser does not copy: this is to be copied by hand.
    ByHand(String),
}

/// A form of the figures.
#[derive(Clone, Copy)]
enum Form {
    Markdown,
    Csv,
    Json,
}

impl Form {
    const ALL: [Self; 3] = [Self::Markdown, Self::Csv, Self::Json];

    fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }

    /// The ending of a file's name, and its media type.
    fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Markdown => ("md", "text/markdown"),
            Self::Csv => ("csv", "text/csv"),
            Self::Json => ("json", "application/json"),
        }
    }

    fn written(self, origin: &Origin, runs: &[Rc<Report>]) -> String {
        match self {
            Self::Markdown => to_markdown(origin, runs),
            Self::Csv => to_csv(origin, runs),
            Self::Json => to_json(origin, runs),
        }
    }
}

/// A picture that can be taken along.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plot {
    Bars,
    Time,
    Growth,
    Drawings,
}

impl Plot {
    /// The end of a file's name.
    fn name(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Time => "time",
            Self::Growth => "growth",
            Self::Drawings => "drawings",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Bars => "Bars",
            Self::Time => "Over time",
            Self::Growth => "Against size",
            Self::Drawings => "Drawings of this tab",
        }
    }
}

/// Closes the menu when something beside it is pressed.
#[hook]
pub fn use_closing(bench: &BenchHandle) {
    use_effect_with(bench.ready && !bench.lecture, |listens| {
        let listener = listens.then(|| {
            Listener::new(&document(), "pointerdown", |event| {
                let at = browser::target::<Element>(&event);
                if at.is_none_or(|at| at.closest(MENU).ok().flatten().is_none()) {
                    close();
                }
            })
        });
        move || drop(listener)
    });
}

fn close() {
    let menu = document().query_selector(MENU).ok().flatten();
    if let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlDetailsElement>().ok()) {
        menu.set_open(false);
    }
}

/// The menu of all that can be taken along.
pub fn share(bench: &BenchHandle) -> Html {
    if !bench.ready {
        return Html::default();
    }
    let toggled = {
        let shared = bench.shared.setter();
        Callback::from(move |_: Event| {
            shared.set(Shared {
                drawings: browser::has_drawings(PANEL),
                said: Said::Nothing,
            });
        })
    };
    let pressed = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
            browser::focus(SUMMARY);
        }
    });
    let left = Callback::from(|event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Element>().ok());
        if to.is_some_and(|to| to.closest(MENU).ok().flatten().is_none()) {
            close();
        }
    });
    let results = bench.machine.results().filter(|it| !it.runs().is_empty());
    let growth = bench.machine.growth();
    let growth = growth.filter(|growth| growth.rows().next().is_some());
    html! {
        <details class="share" ontoggle={toggled} onkeydown={pressed} onfocusout={left}>
            <summary data-action="share">{ "Share" }</summary>
            <div class="menu" role="group" aria-label="Share">
                { row("Link", vec![button(bench, "Link", "Copy", "link", link)]) }
                if results.is_some() {
                    { row("Copy figures", Form::ALL.map(|form| figures(bench, form, true)).into()) }
                    { row("Save figures", Form::ALL.map(|form| figures(bench, form, false)).into()) }
                    { plots(bench, Plot::Bars) }
                    { plots(bench, Plot::Time) }
                }
                if growth.is_some() {
                    { plots(bench, Plot::Growth) }
                }
                if bench.shared.drawings {
                    { plots(bench, Plot::Drawings) }
                }
                <p class="soft">
                    if results.is_none() {
                        { "After a run: its figures and plots, as files." }
                    } else {
                        { "Each says the exercise, the knobs, this build, and the address that \
                           shows it again." }
                    }
                </p>
                { said(bench) }
            </div>
        </details>
    }
}

fn said(bench: &BenchHandle) -> Html {
    let told = match &bench.shared.said {
        Said::Nothing => String::new(),
        Said::Busy => "Drawing it.".to_owned(),
        Said::Done(what) => what.clone(),
        Said::Failed(why) => {
            return html! {
                <p class="fault" role="alert" data-failure="export">{ why }</p>
            };
        }
        Said::ByHand(text) => {
            return html! {
                <div class="fault" role="alert" data-failure="copy">
                    <p>{ "The browser did not copy it. It is selected here: press Ctrl-C, or Cmd-C." }</p>
                    <textarea readonly={true} data-by-hand="" aria-label="To copy" rows="4"
                        value={text.clone()} />
                </div>
            };
        }
    };
    html! { <p role="status" data-shared={(!told.is_empty()).then_some("")}>{ told }</p> }
}

fn row(label: &'static str, buttons: Vec<Html>) -> Html {
    html! {
        <div class="row" role="group" aria-label={label}>
            <span class="soft" aria-hidden="true">{ label }</span>
            { for buttons }
        </div>
    }
}

fn button(
    bench: &BenchHandle,
    group: &str,
    label: &'static str,
    name: impl Into<String>,
    act: impl Fn(&BenchHandle) + 'static,
) -> Html {
    let onclick = {
        let bench = bench.clone();
        move |_| act(&bench)
    };
    html! {
        <button type="button" class="link" data-share={name.into()}
            aria-label={format!("{group}: {label}")} {onclick}>{ label }</button>
    }
}

fn figures(bench: &BenchHandle, form: Form, copied: bool) -> Html {
    let (ending, media) = form.file();
    let (group, verb) = if copied {
        ("Copy figures", "copy")
    } else {
        ("Save figures", "save")
    };
    button(
        bench,
        group,
        form.label(),
        format!("{verb}-{ending}"),
        move |bench| {
            let Some(results) = bench.machine.results() else {
                return;
            };
            let view = View::Figures;
            let written = form.written(&of_results(bench, results, &view), &bench.runs(results));
            if copied {
                copy(bench, written);
            } else {
                save(bench, "figures", ending, media, &written);
            }
        },
    )
}

fn plots(bench: &BenchHandle, plot: Plot) -> Html {
    let label = plot.label();
    let name = |ending: &str| format!("{}-{ending}", plot.name());
    let mut all = vec![
        button(bench, label, "SVG", name("svg"), move |bench| {
            draw(bench, plot, false);
        }),
        button(bench, label, "PNG", name("png"), move |bench| {
            draw(bench, plot, true);
        }),
    ];
    if matches!(plot, Plot::Time | Plot::Growth) {
        all.push(button(bench, label, "CSV", name("csv"), move |bench| {
            if let Some(written) = points(bench, plot) {
                save(bench, plot.name(), "csv", "text/csv", &written);
            }
        }));
    }
    row(label, all)
}

fn say(bench: &BenchHandle, said: Said) {
    bench.shared.set(Shared {
        said,
        ..(*bench.shared).clone()
    });
}

/// Copies the link to what is seen.
fn link(bench: &BenchHandle) {
    copy(bench, address(bench, bench.query()));
}

fn copy(bench: &BenchHandle, written: String) {
    let bench = bench.clone();
    spawn_local(async move {
        if browser::copy(&written).await.is_ok() {
            say(&bench, Said::Done("Copied.".to_owned()));
            return;
        }
        say(&bench, Said::ByHand(written));
        // Once it is drawn, which was asked for before.
        spawn_local(async { browser::select_all("[data-by-hand]") });
    });
}

fn file_name(bench: &BenchHandle, what: &str, ending: &str) -> String {
    format!("bytewise-{}-{what}.{ending}", bench.content.entry.slug)
}

fn save(bench: &BenchHandle, what: &str, ending: &str, media: &str, written: &str) {
    let name = file_name(bench, what, ending);
    let saved = browser::save(&name, media, written);
    handed(bench, &name, saved.map_err(|why| browser::reason(&why)));
}

fn handed(bench: &BenchHandle, name: &str, saved: Result<(), String>) {
    say(
        bench,
        match saved {
            Ok(()) => Said::Done(format!("Handed to the browser as {name}.")),
            Err(why) => Said::Failed(format!(
                "No file was saved: the browser refused it ({why}). Allow this address to download \
             files, then try again."
            )),
        },
    );
}

/// Draws a picture and saves it.
fn draw(bench: &BenchHandle, plot: Plot, pixels: bool) {
    let bench = bench.clone();
    say(&bench, Said::Busy);
    spawn_local(async move {
        let drawn = match drawn(&bench, plot).await {
            Ok(drawn) => drawn,
            Err(why) => return say(&bench, Said::Failed(why)),
        };
        let Picture { svg, width, height } = drawn;
        if !pixels {
            return save(&bench, plot.name(), "svg", "image/svg+xml", &svg);
        }
        match browser::png(&svg, width, height).await {
            Ok(blob) => {
                let name = file_name(&bench, plot.name(), "png");
                let saved = browser::save_blob(&name, &blob);
                handed(&bench, &name, saved.map_err(|why| browser::reason(&why)));
            }
            Err(why) => say(
                &bench,
                Said::Failed(format!(
                    "This browser did not draw the picture into a PNG file ({why}). Save it as SVG \
                 instead: it shows the same."
                )),
            ),
        }
    });
}
