//! The list of all exercises, with its search and filters.

use std::rc::Rc;

use protocol::{Catalogue, Entry, TrackEntries, text};
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, InputEvent, MouseEvent, SubmitEvent};
use yew::{Callback, Html, Properties, component, html, use_context, use_state_eq};

use super::filter::{Filter, LEVELS, level_named, tags};
use crate::browser;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::link::Link;
use crate::progress::{Mark, Progress};
use crate::query::Query;
use crate::route::Route;

/// The start of a listing.
#[derive(Properties, PartialEq)]
pub struct ListingProps {
    /// The search and filters to begin with.
    #[prop_or_default]
    pub query: Query,
    /// True if the address keeps them.
    #[prop_or_default]
    pub noted: bool,
}

/// Under which name the tracks are kept that were unfolded, separated by spaces.
const UNFOLDED: &str = "bytewise.tracks";

/// The list of all exercises, with its search and filters.
#[component]
pub fn Listing(props: &ListingProps) -> Html {
    let env = use_context::<Env>();
    let filter = use_state_eq(|| Rc::new(Filter::from_query(&props.query)));
    let tab = env.as_ref().and_then(|env| env.tab.clone());
    let ready = tab.is_some();
    {
        let tab = tab.filter(|_| props.noted);
        use_effect_with((*filter).clone(), move |filter| {
            if let Some(tab) = tab {
                tab.note.emit(filter.to_query().search());
            }
        });
    }
    let progress = use_state_eq(Progress::default);
    let unfolded = use_state_eq(|| None::<Vec<String>>);
    {
        let (progress, unfolded) = (progress.setter(), unfolded.setter());
        use_effect_with(ready, move |ready| {
            if *ready {
                progress.set(Progress::load());
                let kept = browser::load(UNFOLDED).ok().flatten();
                unfolded.set(kept.map(|kept| kept.split(' ').map(str::to_owned).collect()));
            }
        });
    }
    let set = {
        let filter = filter.setter();
        Callback::from(move |next: Filter| filter.set(Rc::new(next)))
    };
    let Some(env) = env else {
        return Html::default();
    };
    let unfold = {
        let unfolded = unfolded.setter();
        Callback::from(move |ids: Vec<String>| {
            // Refused, it is for this visit alone.
            let _ = browser::store(UNFOLDED, &ids.join(" "));
            unfolded.set(Some(ids));
        })
    };
    let next = progress.next(&env.catalogue);
    let folds = Folds {
        open: (*unfolded).clone().unwrap_or_else(|| {
            let track = next.map(|(track, _)| track.id.clone());
            track.into_iter().collect()
        }),
        all: filter.is_active(),
        set: unfold,
    };
    let tracks = filter.apply(&env.catalogue, &progress);
    let count: usize = tracks.iter().map(|(_, entries)| entries.len()).sum();
    let listed = tracks
        .iter()
        .map(|(track, entries)| listed(track, entries, &progress, &folds, &filter));
    html! {
        <div class="listing">
            { go_on(&env.catalogue, &progress, next.map(|(_, entry)| entry)) }
            { controls(&env.catalogue, &filter, &set, ready) }
            <p class="count" role="status">
                { if filter.is_active() { counted(count) } else { String::new() } }
            </p>
            if tracks.is_empty() {
                <div class="nothing">
                    <p>{ "Nothing matches. Try fewer words, or fewer filters." }</p>
                    <button type="button" class="quiet" onclick={
                        let set = set.clone();
                        move |_| {
                            set.emit(Filter::default());
                            browser::focus("#search");
                        }
                    }>{ "Show all exercises" }</button>
                </div>
            }
            { for listed }
        </div>
    }
}

/// The way to the next exercise, and how many are solved.
fn go_on(catalogue: &Catalogue, progress: &Progress, next: Option<&Entry>) -> Html {
    let all = catalogue.entries().count();
    let solved = progress.solved_of(catalogue);
    let next = next.map(|entry| {
        let begun = solved > 0 || progress.is_begun(&entry.slug);
        let verb = if begun { "Go on" } else { "Start" };
        let to = Route::Exercise {
            slug: entry.slug.clone(),
        };
        let query = progress.query_of(&entry.slug);
        html! { <Link {to} {query} class="run">{ format!("{verb}: {}", entry.title) }</Link> }
    });
    let (said, way) = match solved {
        0 => (
            format!("{}. ", counted(all)),
            "Begun elsewhere? Bring it here",
        ),
        _ if solved == all => (
            format!("All {all} are solved. Kept in this browser; "),
            "move it",
        ),
        _ => (
            format!("{solved} of {all} are solved. Kept in this browser; "),
            "move it",
        ),
    };
    html! {
        <p class="go">
            { next }
            <span class="soft">{ said }<Link to={Route::Progress}>{ way }</Link></span>
        </p>
    }
}

/// The tracks that are unfolded.
struct Folds {
    /// Their names.
    open: Vec<String>,
    /// True if all are, whatever was chosen: a search shows what it finds.
    all: bool,
    set: Callback<Vec<String>>,
}

impl Folds {
    fn is_open(&self, id: &str) -> bool {
        self.all || self.open.iter().any(|open| open == id)
    }

    /// A callback that folds a track, or unfolds it.
    fn toggle(&self, id: &str) -> Callback<MouseEvent> {
        if self.all {
            // The browser does it, and nothing is remembered.
            return Callback::noop();
        }
        let mut open = self.open.clone();
        if self.is_open(id) {
            open.retain(|open| open != id);
        } else {
            open.push(id.to_owned());
        }
        let set = self.set.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            set.emit(open.clone());
        })
    }
}

fn counted(count: usize) -> String {
    let noun = if count == 1 { "exercise" } else { "exercises" };
    format!("{} {noun}", text::grouped(count as u64))
}

fn controls(
    catalogue: &Catalogue,
    filter: &Rc<Filter>,
    set: &Callback<Filter>,
    ready: bool,
) -> Html {
    let on_words = change(filter, set, |filter, event: &InputEvent| {
        let input = browser::target::<HtmlInputElement>(event)?;
        filter.words = input.value();
        Some(())
    });
    let on_level = change(filter, set, |filter, event: &Event| {
        filter.level = level_named(&selected(event)?);
        Some(())
    });
    let on_tag = change(filter, set, |filter, event: &Event| {
        filter.tag = selected(event).filter(|tag| !tag.is_empty());
        Some(())
    });
    let on_progress = change(filter, set, |filter, event: &Event| {
        filter.unsolved = selected(event)? == "no";
        Some(())
    });
    let all = tags(catalogue);
    html! {
        <form class="filters" role="search" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <fieldset disabled={!ready}>
                <legend class="hidden">{ "Find an exercise" }</legend>
                <label class="words">
                    <span>{ "Search" }</span>
                    <input id="search" type="search" autocomplete="off" spellcheck="false"
                        placeholder="A technique, a type, a Python feature"
                        value={filter.words.clone()} oninput={on_words} />
                </label>
                <label>
                    <span>{ "Level" }</span>
                    <select onchange={on_level}>
                        <option value="" selected={filter.level.is_none()}>{ "any" }</option>
                        { for LEVELS.map(|level| html! {
                            <option value={level.to_string()}
                                selected={filter.level == Some(level)}>{ level.to_string() }</option>
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ "Tag" }</span>
                    <select onchange={on_tag}>
                        <option value="" selected={filter.tag.is_none()}>{ "any" }</option>
                        { for all.into_iter().map(|tag| html! {
                            <option value={tag.to_owned()} selected={filter.tag.as_deref() == Some(tag)}>
                                { tag }
                            </option>
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ "Progress" }</span>
                    <select onchange={on_progress}>
                        <option value="" selected={!filter.unsolved}>{ "any" }</option>
                        <option value="no" selected={filter.unsolved}>{ "not solved yet" }</option>
                    </select>
                </label>
            </fieldset>
        </form>
    }
}

/// A callback that changes the filter by what an event says.
fn change<E: 'static>(
    filter: &Rc<Filter>,
    set: &Callback<Filter>,
    apply: impl Fn(&mut Filter, &E) -> Option<()> + 'static,
) -> Callback<E> {
    let (filter, set) = (filter.clone(), set.clone());
    Callback::from(move |event: E| {
        let mut next = (*filter).clone();
        if apply(&mut next, &event).is_some() {
            set.emit(next);
        }
    })
}

fn selected(event: &Event) -> Option<String> {
    Some(browser::target::<HtmlSelectElement>(event)?.value())
}

fn listed(
    track: &TrackEntries,
    entries: &[&Entry],
    progress: &Progress,
    folds: &Folds,
    filter: &Filter,
) -> Html {
    let solved = progress.solved_in(track);
    let all = track.exercises.len();
    let searched = !filter.words.trim().is_empty();
    html! {
        <details class="track" key={track.id.clone()} data-track={track.id.clone()}
            open={folds.is_open(&track.id)}>
            <summary onclick={folds.toggle(&track.id)}>
                <h2 id={track.id.clone()}>{ &track.title }</h2>
                <span class="soft">{ &track.summary }</span>
                <span class="tally">
                    { format!("{solved} of {all}") }<span class="hidden">{ " solved" }</span>
                </span>
            </summary>
            <ol class="entries">{
                for entries.iter().map(|entry| row(entry, progress.of(&entry.slug), searched))
            }</ol>
            if solved > 0 {
                <p class="end"><Link to={Route::Learnt { track: track.id.clone() }}>
                    { "What you have learnt in this track" }
                </Link></p>
            }
        </details>
    }
}

/// An exercise in a line. What was searched for may stand in its summary, which
/// is shown then.
fn row(entry: &Entry, mark: Mark, searched: bool) -> Html {
    let Entry {
        slug,
        title,
        level,
        minutes,
        technique,
        ports,
        tags: _,
        summary,
        headline: _,
        shape: _,
    } = entry;
    html! {
        <li key={slug.clone()} data-exercise={slug.clone()} data-progress={mark.name()}>
            <h3>
                <Link to={Route::Exercise { slug: slug.clone() }}>{ title }</Link>
                if mark != Mark::New {
                    <span class="hidden">{ format!(", {}", mark.name()) }</span>
                }
            </h3>
            <span class="technique">{ technique }</span>
            <code>{ ports }</code>
            <span class="level">{ level.to_string() }</span>
            <span class="minutes">{ format!("{minutes} min") }</span>
            if searched {
                <p>{ summary }</p>
            }
        </li>
    }
}
