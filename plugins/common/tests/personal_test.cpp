// SPDX-License-Identifier: MIT
// Personal data is found and masked; what only looks like it is left alone. All numbers are made up.
#include "personal.hpp"

#include <doctest/doctest.h>

using yishibu::personal::find;
using yishibu::personal::Kind;
using yishibu::personal::masked;

TEST_CASE("identity numbers of 18 and 15 digits are masked") {
  CHECK(masked("身份证340102199003071232。") == "身份证340***********1232。");
  CHECK(masked("34010219900307007X") == "340***********007X");
  CHECK(masked("34010219900307007x、") == "340***********007x、");
  CHECK(masked("340102 19900307 1232") == "340***********1232");
  CHECK(masked("旧证340102900307123") == "旧证340********7123");
  CHECK(find("340102199003071232").front().kind == Kind::Identity);
}

TEST_CASE("telephones are masked as they are written") {
  CHECK(masked("电话13812345678") == "电话138****5678");
  CHECK(masked("138 1234 5678 或 139-1234-5679") == "138****5678 或 139****5679");
  CHECK(masked("+8613812345678，+86 13812345678") == "+86138****5678，+86 138****5678");
  CHECK(masked("0550-7012345") == "0550-***2345");
  CHECK(masked("（0550）7012345") == "（0550）***2345");
  CHECK(masked("010-62345678 05507012345") == "010-****5678 0550***2345");
}

TEST_CASE("bank accounts are masked, whole or in groups of four") {
  CHECK(masked("账号6222021001001234563") == "账号****4563");
  CHECK(masked("6222 0210 0100 1234 563") == "****4563");
  CHECK(masked("4111111111111111") == "****1111");
}

TEST_CASE("full-width digits count as digits and stay full-width") {
  CHECK(masked("电话１３８１２３４５６７８") == "电话１３８****５６７８");
  CHECK(masked("３４０１０２１９９００３０７１２３２") == "３４０***********１２３２");
}

TEST_CASE("several in one text are all masked and the text between stays") {
  CHECK(masked("张三13812345678、李四13912345678，共2人") == "张三138****5678、李四139****5678，共2人");
}

TEST_CASE("a person's number that was mistyped is masked too: it tells as much") {
  CHECK(masked("340102199003071231") == "340***********1231");   // wrong check digit
  CHECK(masked("3401021990030712322") == "340************2322");  // one too many
  CHECK(masked("34010219900307123") == "340**********7123");     // one too few
}

TEST_CASE("what only looks like personal data stays") {
  for (const char* text : {"990102199003071231", "340102199013071231",  // no province, no day: nobody's number
                           "340102199013071238",                        // no such month
                           "990102199003071230",                        // no such province
                           "340102901307123",                           // 15 digits, no such month
                           "12812345678",                               // no mobile begins with 12
                           "1381234567",                                // one too short
                           "138123456789",                              // one too long
                           "9913812345678",                             // inside a longer number
                           "a13812345678", "13812345678b",              // inside a word
                           "20160222-ea2bc3de", "20160222-23456723",    // ids of records
                           "皖办发〔2015〕53号", "2016-03-15T14:30", "2016年3月15日",
                           "020-20160315",                              // a date behind a number
                           "0000-0000000", "0055-7012345",
                           "13812345678元", "13800000000.50", "￥13812345678", "13,812,345,678",
                           "6222021001001234566",                       // wrong Luhn digit
                           "20160315143000129", "2016031514300014",     // date and time
                           "62220210010012345630000000",                // too long for an account
                           "3f786850e387550fdab836ed7e6dc881de23001b", "D30-2016-0001", "412户、31人、38个", ""})
    CHECK_MESSAGE(masked(text) == text, text);
}
