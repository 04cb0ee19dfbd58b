//! The drafts and words that are kept beside an exercise's own: to be looked at,
//! opened in its place, saved or deleted.

use protocol::{Entry, Shape};
use yew::{Html, html};

use super::desk::{Asked, Desk};
use super::moving::both;
use super::tables::confirmed;
use crate::browser;
use crate::kept::{Part, Store};
use crate::link::Link;
use crate::route::Route;

/// All that is kept beside an own draft, of the exercises of this build.
pub fn beside(desk: &Desk) -> Html {
    let Some(here) = desk.kept.here() else {
        return Html::default();
    };
    let others: Vec<Html> = desk
        .catalogue
        .entries()
        .flat_map(|(_, entry)| of_exercise(desk, &here.store, entry))
        .collect();
    if others.is_empty() {
        return Html::default();
    }
    html! {
        <section class="beside">
            <h2>{ "Kept beside yours" }</h2>
            <p>{ "An import found these, and the exercise opens with another. Open the one you want; \
                  both stay, until you delete one." }</p>
            { for others }
        </section>
    }
}

fn of_exercise(desk: &Desk, store: &Store, entry: &Entry) -> Vec<Html> {
    let [part, others] = if entry.shape == Shape::Interview {
        [Part::Words, Part::OtherWords]
    } else {
        [Part::Draft, Part::OtherDraft]
    };
    let opened = store.text(part, &entry.slug);
    let all = store.others(others, &entry.slug);
    let all = all.map(|(name, _)| other(desk, store, entry, name, opened.clone()));
    all.collect()
}

fn other(desk: &Desk, store: &Store, entry: &Entry, name: &str, opened: Option<String>) -> Html {
    let Entry { slug, title, .. } = entry;
    let text = store.text_under(name);
    let open = {
        let (desk, name, title) = (desk.clone(), name.to_owned(), title.clone());
        move |_| desk.open_other(&name, &title)
    };
    let download = {
        let (text, file) = (text.clone().unwrap_or_default(), format!("{slug}.rs"));
        move |_| {
            // A browser that cannot make a file says so itself.
            let _ = browser::save(&file, "text/plain", &text);
        }
    };
    html! {
        <div key={name.to_owned()} data-other={slug.clone()}>
            <h3><Link to={Route::Exercise { slug: slug.clone() }}>{ title }</Link></h3>
            { both(("opened", opened), ("kept beside it", text)) }
            <p class="acts">
                <button type="button" class="link" data-action="open-other" onclick={open}>
                    { "Open this one instead" }
                </button>
                <button type="button" class="link" data-action="download" onclick={download}>
                    { "Download it" }
                </button>
                { confirmed(desk, Asked::Delete(name.to_owned()), title, "Delete it",
                    "Delete the one that is kept beside yours?", "Delete it") }
            </p>
        </div>
    }
}
