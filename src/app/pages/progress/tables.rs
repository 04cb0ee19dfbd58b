//! Progress by track, and the ways to throw it away.

use protocol::{TrackEntries, text};
use yew::{Html, html};

use super::Known;
use super::desk::{Asked, Desk};
use super::words::Sum;
use crate::kept;
use crate::link::Link;
use crate::progress::Mark;
use crate::reached::Predicted;
use crate::route::Route;

/// The counts of each track, and of all.
pub fn by_track(desk: &Desk) -> Html {
    let here = desk.kept.here();
    let known = |at: usize| here.and_then(|here| here.tracks.get(at)).map(Vec::as_slice);
    let all = here.map(|here| Sum::of(here.tracks.iter().flatten()));
    let tracks = desk.catalogue.tracks.iter().enumerate();
    html! {
        <table class="facts" role="table">
            <caption class="hidden">{ "Progress by track" }</caption>
            <thead><tr role="row">
                { for ["track", "solved", "begun", "predicted right"].map(|head| html! {
                    <th scope="col" role="columnheader">{ head }</th>
                }) }
            </tr></thead>
            <tbody role="rowgroup">
                { for tracks.map(|(at, track)| {
                    let TrackEntries { id, title, exercises, .. } = track;
                    let sum = known(at).map(|rows| Sum::of(rows.iter()));
                    let to = Route::Learnt { track: id.clone() };
                    html! {
                        <tr role="row" key={id.clone()} data-track={id.clone()}>
                            <th scope="row" role="rowheader"><Link {to}>{ title }</Link></th>
                            { cells(sum, exercises.len()) }
                        </tr>
                    }
                }) }
                <tr role="row" data-track="all">
                    <th scope="row" role="rowheader">{ "in all" }</th>
                    { cells(all, desk.catalogue.entries().count()) }
                </tr>
            </tbody>
        </table>
    }
}

/// The counts as cells, which are open as long as nothing is known.
fn cells(sum: Option<Sum>, of: usize) -> Html {
    let [solved, tried, predicted] = match sum {
        None => [format!("of {of}"), String::new(), String::new()],
        Some(Sum {
            solved,
            tried,
            predicted: Predicted { held, made },
            ..
        }) => [
            format!("{solved} of {of}"),
            tried.to_string(),
            if made == 0 {
                String::new()
            } else {
                format!("{} of {}", text::grouped(held), text::grouped(made))
            },
        ],
    };
    html! {
        <>
            <td role="cell" data-count="solved">{ solved }</td>
            <td role="cell" data-count="tried">{ tried }</td>
            <td role="cell" data-count="predicted">{ predicted }</td>
        </>
    }
}

/// The exercises that something is kept of, each to be begun anew, and the way to
/// delete everything.
pub fn resets(desk: &Desk) -> Html {
    let Some(here) = desk.kept.here() else {
        return Html::default();
    };
    let kept: Vec<&Known> = here
        .tracks
        .iter()
        .flatten()
        .filter(|known| known.is_kept)
        .collect();
    if kept.is_empty() && here.store.is_empty() {
        return Html::default();
    }
    html! {
        <section class="away">
            <h2>{ "Begin again" }</h2>
            if !kept.is_empty() {
                <details class="fold">
                    <summary><h3>{ "One exercise" }</h3></summary>
                    <ul class="rows">{ for kept.into_iter().map(|known| reset(desk, known)) }</ul>
                </details>
            }
            <p>
                { confirmed(desk, Asked::DeleteAll, "all exercises", "Delete all progress",
                    "Delete all that is solved, written and answered, and what newer versions or \
                     damage have left unreadable? The page's theme and widths stay.",
                    "Delete everything") }
            </p>
        </section>
    }
}

fn reset(desk: &Desk, known: &Known) -> Html {
    let Known {
        slug, title, mark, ..
    } = known;
    let state = match mark {
        Mark::Solved => "solved",
        Mark::Tried => "begun",
        Mark::New => "a guess or a figure",
    };
    html! {
        <li key={slug.clone()} data-exercise={slug.clone()} data-progress={mark.name()}>
            <Link to={Route::Exercise { slug: slug.clone() }}>{ title }</Link>
            <span class="soft">{ state }</span>
            { confirmed(desk, Asked::Reset(slug.clone()), title, "Reset",
                kept::words::RESET, kept::words::BEGIN_AGAIN) }
        </li>
    }
}

/// A button that asks before it acts, in words beside it.
pub fn confirmed(
    desk: &Desk,
    asked: Asked,
    title: &str,
    label: &'static str,
    question: &'static str,
    yes: &'static str,
) -> Html {
    let (name, of) = match &asked {
        Asked::Reset(slug) => ("reset", slug.clone()),
        Asked::Delete(name) => ("delete", name.clone()),
        Asked::DeleteAll => ("delete-all", String::new()),
    };
    if desk.asked.as_ref() != Some(&asked) {
        return html! {
            <button type="button" class="link" data-action={name} data-of={of}
                aria-label={format!("{label}: {title}")} onclick={desk.ask(asked)}>{ label }</button>
        };
    }
    let act = {
        let (desk, title) = (desk.clone(), title.to_owned());
        move |_| desk.confirm(&asked, &title)
    };
    let back = format!("[data-action={name}][data-of=\"{of}\"]");
    html! {
        <span class="confirm" role="group" aria-label={format!("{label}: {title}")}>
            <span>{ question }</span>
            <button type="button" class="quiet" data-action="confirm" onclick={act}>{ yes }</button>
            <button type="button" class="quiet" data-action="keep"
                onclick={desk.leave(back)}>{ "Keep it" }</button>
        </span>
    }
}
