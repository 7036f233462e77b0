// What every store holds to about the books of events: over SQLite and over a PostgreSQL of its own.
#include "tests/support/catch.h"
#include "tests/sync/store/city.h"

using base::Duration;
using store::StoredEventBook;
using tests::City;
using tests::either;
using tests::now;

namespace {

wire::Digest digest_of(std::uint8_t number) {
    wire::Digest digest{};
    digest.fill(number);
    return digest;
}

StoredEventBook stored_book(std::uint8_t book, std::uint8_t digest, std::string event = "vi-du") {
    StoredEventBook made{std::move(event),       {},
                         digest_of(digest),      "kiosk-0001",
                         now + Duration(digest), "tramso-event 1\nNgày hội " + std::to_string(digest) + "\n"};
    made.book.bytes.fill(book);
    return made;
}

using Books = std::vector<StoredEventBook>;

} // namespace

TEST_CASE("A book that follows on another takes its place, and after a restart as well") {
    City city(either());
    REQUIRE(city.store->keep_event_book(stored_book(2, 1), {}));
    REQUIRE(city.store->keep_event_book(stored_book(1, 2), {}));
    std::vector const replaced(1, digest_of(1));
    REQUIRE(city.store->keep_event_book(stored_book(2, 3), replaced));
    city.store.reset();
    city.store = city.open();
    CHECK(city.store->event_books("vi-du").value() == Books{stored_book(1, 2), stored_book(2, 3)});
}

TEST_CASE("What is replaced is of the same event and book alone") {
    City city(either());
    std::vector const replaced(1, digest_of(1));
    REQUIRE(city.store->keep_event_book(stored_book(1, 1, "hom-khac"), {}));
    REQUIRE(city.store->keep_event_book(stored_book(2, 1), {}));
    REQUIRE(city.store->keep_event_book(stored_book(1, 2), replaced));
    CHECK(city.store->event_books("vi-du").value() == Books{stored_book(1, 2), stored_book(2, 1)});
    CHECK(city.store->event_books("hom-khac").value() == Books{stored_book(1, 1, "hom-khac")});
}

TEST_CASE("Strands of one book stand side by side, oldest first, and the same bytes twice are there once") {
    City city(either());
    REQUIRE(city.store->keep_event_book(stored_book(1, 7), {}));
    REQUIRE(city.store->keep_event_book(stored_book(1, 5), {}));
    REQUIRE(city.store->keep_event_book(stored_book(1, 7), {}));
    CHECK(city.store->event_books("vi-du").value() == Books{stored_book(1, 5), stored_book(1, 7)});
}

TEST_CASE("A book that says nothing new has come all the same") {
    City city(either());
    REQUIRE(city.store->keep_event_book(stored_book(1, 1), {}));
    REQUIRE(city.store->keep_event_book(stored_book(2, 2), {}));
    REQUIRE(city.store->event_book_came("vi-du", stored_book(1, 1).book, now + Duration(60'000)));
    auto const books = city.store->event_books("vi-du").value();
    REQUIRE(books.size() == 2);
    CHECK(books[0].received_at == now + Duration(60'000));
    CHECK(books[1] == stored_book(2, 2));
    REQUIRE(city.store->event_book_came("hom-khac", stored_book(1, 1).book, now));
    CHECK(city.store->event_books("hom-khac").value().empty());
}

TEST_CASE("A book as long as a long day's is kept whole") {
    City city(either());
    auto whole = stored_book(1, 1);
    whole.text.assign(4U << 20, 'x');
    REQUIRE(city.store->keep_event_book(whole, {}));
    CHECK(city.store->event_books("vi-du").value() == Books{whole});
}
