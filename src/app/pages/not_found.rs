//! The page that is shown for an address that is none of the site's.

use yew::{Html, html};

use super::listing::Listing;

/// The not-found page, with a search over the exercises, as the screen of that
/// number.
pub fn not_found_page(number: u32) -> Html {
    html! {
        <main id="content" class="home not-found">
            <div class="opening">
                <h1 tabindex="-1">{ "There is no such page" }</h1>
                <p class="lead">
                    { "The address may be mistyped, or the page has moved. Here is every exercise \
                       there is." }
                </p>
            </div>
            <Listing key={number} />
        </main>
    }
}
