//! The list of all exercises, with its search and filters.

use std::rc::Rc;

use protocol::{Catalogue, Entry, TrackEntries, text};
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, InputEvent, SubmitEvent};
use yew::{
    Callback, Html, Properties, component, html, use_context, use_effect_with, use_state_eq,
};

use super::filter::{Filter, LEVELS, level_named, tags};
use crate::browser;
use crate::env::Env;
use crate::link::Link;
use crate::query::Query;
use crate::route::Route;
use crate::solved;

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
    let solved = use_state_eq(Vec::new);
    {
        let solved = solved.setter();
        use_effect_with(ready, move |ready| {
            if *ready {
                solved.set(solved::load());
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
    let tracks = filter.apply(&env.catalogue);
    let count: usize = tracks.iter().map(|(_, entries)| entries.len()).sum();
    html! {
        <div class="listing">
            { controls(&env.catalogue, &filter, &set, ready) }
            <p class="count" role="status">{ counted(count) }</p>
            if tracks.is_empty() {
                <div class="nothing">
                    <p>{ "Nothing matches. Try fewer words, or another level or tag." }</p>
                    <button type="button" class="quiet" onclick={
                        let set = set.clone();
                        move |_| {
                            set.emit(Filter::default());
                            browser::focus("#search");
                        }
                    }>{ "Show all exercises" }</button>
                </div>
            }
            { for tracks.iter().map(|(track, entries)| listed(track, entries, &solved)) }
        </div>
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

fn listed(track: &TrackEntries, entries: &[&Entry], solved: &[String]) -> Html {
    html! {
        <section class="track" key={track.id.clone()}>
            <header>
                <h2 id={track.id.clone()}>{ &track.title }</h2>
                <p>{ &track.summary }</p>
            </header>
            <ol class="entries">{
                for entries.iter().map(|entry| row(entry, solved.contains(&entry.slug)))
            }</ol>
        </section>
    }
}

fn row(entry: &Entry, solved: bool) -> Html {
    let Entry {
        slug,
        title,
        level,
        minutes,
        technique,
        ports,
        tags,
        summary,
        headline: _,
    } = entry;
    html! {
        <li key={slug.clone()} data-exercise={slug.clone()}>
            <div class="what">
                <h3><Link to={Route::Exercise { slug: slug.clone() }}>{ title }</Link></h3>
                <p>{ summary }</p>
            </div>
            <dl class="facts-of">
                <div><dt>{ "Technique" }</dt><dd>{ technique }</dd></div>
                <div><dt>{ "Ports" }</dt><dd><code>{ ports }</code></dd></div>
                <div><dt>{ "Tags" }</dt><dd class="soft">{ tags.join(", ") }</dd></div>
            </dl>
            <p class="effort"><span class={format!("level {level}")}>{ level.to_string() }</span>
                <span>{ format!("{minutes} min") }</span>
                if solved {
                    <span data-solved="">{ "solved" }</span>
                }</p>
        </li>
    }
}
