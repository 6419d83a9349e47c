#include "tests/unit/scene/colour_difference.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace careway::scene_test {

namespace {

using Triple = std::array<double, 3>;

double to_light(std::uint8_t value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

std::uint8_t from_light(double light) {
    const double within = std::clamp(light, 0.0, 1.0);
    const double share = within <= 0.0031308 ? within * 12.92 : 1.055 * std::pow(within, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(share * 255));
}

Triple light_of(scene::Colour colour) {
    return {to_light(colour.red), to_light(colour.green), to_light(colour.blue)};
}

Triple times(const std::array<Triple, 3>& matrix, const Triple& vector) {
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row) {
        result[row] = matrix[row][0] * vector[0] + matrix[row][1] * vector[1] + matrix[row][2] * vector[2];
    }
    return result;
}

double luminance(const Triple& light) {
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
}

constexpr std::array<Triple, 3> protanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr std::array<Triple, 3> deuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr std::array<Triple, 3> tritanopia = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

/// Of a point, in degrees from 0 to 360; 0 where it has none.
double hue(double a, double b) {
    const double degrees = a == 0 && b == 0 ? 0 : std::atan2(b, a) * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

double hue_step(double from, double to, double chroma_product) {
    const double step = to - from;
    if (chroma_product == 0) {
        return 0;
    }
    return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
}

double mean_hue(double first, double second, double chroma_product) {
    if (chroma_product == 0) {
        return first + second;
    }
    if (std::abs(first - second) <= 180) {
        return (first + second) / 2;
    }
    return first + second < 360 ? (first + second + 360) / 2 : (first + second - 360) / 2;
}

/// (x^7 / (x^7 + 25^7))^(1/2)
double seventh(double x) {
    const double power = std::pow(x, 7);
    return std::sqrt(power / (power + std::pow(25.0, 7)));
}

}  // namespace

Lab lab_of(scene::Colour colour) {
    constexpr std::array<Triple, 3> to_xyz = {
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = times(to_xyz, light_of(colour));
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const Lab& first, const Lab& second) {
    const double chroma = (std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2;
    const double stretch = 1 + (1 - seventh(chroma)) / 2;
    const double a1 = first.a * stretch;
    const double a2 = second.a * stretch;
    const double c1 = std::hypot(a1, first.b);
    const double c2 = std::hypot(a2, second.b);
    const double h1 = hue(a1, first.b);
    const double h2 = hue(a2, second.b);

    const double lightness_step = second.lightness - first.lightness;
    const double chroma_step = c2 - c1;
    const double hue_difference = 2 * std::sqrt(c1 * c2) * std::sin(radians(hue_step(h1, h2, c1 * c2)) / 2);

    const double lightness = (first.lightness + second.lightness) / 2;
    const double c = (c1 + c2) / 2;
    const double h = mean_hue(h1, h2, c1 * c2);
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double square = std::pow(lightness - 50, 2);
    const double l_term = lightness_step / (1 + 0.015 * square / std::sqrt(20 + square));
    const double c_term = chroma_step / (1 + 0.045 * c);
    const double h_term = hue_difference / (1 + 0.015 * c * t);
    const double rotation = -std::sin(radians(2 * turn)) * 2 * seventh(c);
    return std::sqrt(l_term * l_term + c_term * c_term + h_term * h_term + rotation * c_term * h_term);
}

scene::Colour seen(scene::Colour colour, Sight sight) {
    Triple light = light_of(colour);
    switch (sight) {
        case Sight::normal:
            break;
        case Sight::protanopia:
            light = times(protanopia, light);
            break;
        case Sight::deuteranopia:
            light = times(deuteranopia, light);
            break;
        case Sight::tritanopia:
            light = times(tritanopia, light);
            break;
        case Sight::greyscale:
            light.fill(luminance(light));
            break;
    }
    return {from_light(light[0]), from_light(light[1]), from_light(light[2])};
}

double contrast(scene::Colour first, scene::Colour second) {
    const double one = luminance(light_of(first)) + 0.05;
    const double other = luminance(light_of(second)) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

}  // namespace careway::scene_test
